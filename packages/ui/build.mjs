// Builds dist/: the wallet's style sheet, and the elements as one file beside the client, with types.
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
const run = (tool, ...args) =>
  execFileSync("npx", [tool, ...args], { cwd: here, stdio: ["ignore", "ignore", "inherit"] })

/**
 * The theme's colours as the elements read them: `--byok-*` of the page, else light or dark by the colour scheme. They have
 * names of their own, since theme.css gives the same element `--byok-accent: var(--accent)`.
 */
function tokens(theme) {
  const colours = (from, to) =>
    [...theme.slice(from, to).matchAll(/^ *--([a-z0-9-]+): (#[0-9a-f]{6});/gm)].map(([, name, value]) => [name, value])
  const start = theme.indexOf(":root")
  const dark = theme.indexOf("@variant dark", start)
  const darkly = Object.fromEntries(colours(dark, theme.indexOf("@theme", dark)))
  const pairs = colours(start, dark).map(([name, light]) => {
    if (!darkly[name]) throw new Error(`theme.css: --${name} has no dark value`)
    return `--_${name}: var(--byok-${name}, light-dark(${light}, ${darkly[name]}));`
  })
  if (pairs.length < 15) throw new Error("theme.css: its raw tokens were not found")
  return `:host { ${pairs.join(" ")} --_radius: var(--byok-radius, 0.5rem) }\n`
}

rmSync(join(here, "dist"), { recursive: true, force: true })
mkdirSync(join(here, "src/generated"), { recursive: true })
const css = tokens(readFileSync(join(here, "theme.css"), "utf8"))
writeFileSync(join(here, "src/generated/tokens.ts"), `export const TOKENS = ${JSON.stringify(css)}\n`)
run("tailwindcss", "-i", "wallet.css", "-o", "dist/wallet.css", "--minify")
run("tsc", "-p", ".")

// The client's own parts come along, but the client itself is the page's; and there is one copy of the elements.
const pageClient = {
  name: "page-client",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/index\.js$/ }, ({ importer, path }) => ({
      path: importer.startsWith(join(here, "../client/")) ? "@byokapi/client" : path,
      external: true,
    })),
}
await build({
  entryPoints: ["index", "react", "vue", "svelte"].map((name) => join(here, `src/${name}.ts`)),
  outdir: join(here, "dist"),
  bundle: true,
  format: "esm",
  target: "es2022",
  external: ["@byokapi/client"],
  alias: {
    "@byokapi/client/button": join(here, "../client/dist/button.js"),
    "@byokapi/client/watch": join(here, "../client/dist/watch.js"),
  },
  plugins: [pageClient],
  minify: true,
  legalComments: "none",
  logLevel: "warning",
})
