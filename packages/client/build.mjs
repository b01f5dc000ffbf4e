// Builds dist/: the compiled Java module and its TypeScript face as one file, for bundlers and for plain pages, with types.
import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { shrink } from "../../build/shrink.mjs"

const here = dirname(fileURLToPath(import.meta.url))
const core = join(here, "../../modules/client/target/js/client.js")
const dist = join(here, "dist")

if (!existsSync(core)) throw new Error(`${core} is missing: run "mvn -pl modules/client -am process-classes" first`)
rmSync(dist, { recursive: true, force: true })
execFileSync("npx", ["tsc", "-p", "."], { cwd: here, stdio: "inherit" })

const common = { bundle: true, format: "esm", target: "es2022", logLevel: "warning", legalComments: "none" }

// The face alone, so that only its names are kept.
const face = await build({
  ...common,
  entryPoints: [join(here, "src/index.ts")],
  external: ["./core.js"],
  keepNames: true,
  write: false,
})

const contents = await shrink(readFileSync(core, "utf8"))
const compiledCore = {
  name: "core",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/core\.js$/ }, () => ({ path: core }))
    onLoad({ filter: /[\\/]client\.js$/ }, ({ path }) => (path === core ? { contents } : null))
  },
}

const withCore = (options) =>
  build({
    ...common,
    ...options,
    stdin: { contents: face.outputFiles[0].text, resolveDir: here, sourcefile: "@byokapi/client" },
    plugins: [compiledCore],
  })

await withCore({ outfile: join(dist, "index.js") })
/** The rules of the mock wallet, which others bundle without the client, take its class of errors here. */
const sharedErrors = {
  name: "errors",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/error\.js$/ }, ({ importer }) =>
      /mock-[a-z]+\.ts$/.test(importer) ? { path: "./index.js", external: true } : null,
    ),
}
// Beside the client: those that make errors share its class of them.
await build({
  ...common,
  entryPoints: ["button", "chat", "react", "vue", "svelte", "watch", "testing"].map((name) =>
    join(here, `src/${name}.ts`),
  ),
  external: ["./index.js", "./watch.js", "ai", "react", "vue"],
  // The app's build decides this, not ours.
  define: { "process.env.NODE_ENV": "process.env.NODE_ENV" },
  keepNames: true,
  outdir: dist,
  plugins: [sharedErrors],
})
await withCore({ outfile: join(dist, "byok-client.js"), minify: true })
