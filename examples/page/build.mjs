// Builds dist/ of the example it is started in: each page that the example's package.json names, its script, and the style sheet.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { build } from "esbuild"

const { pages } = JSON.parse(readFileSync("package.json", "utf8"))
const shared = (name) => new URL(name, import.meta.url)

rmSync("dist", { recursive: true, force: true })
await build({
  entryPoints: Object.keys(pages).map((name) => `src/${name}.ts`),
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
})
const page = readFileSync(shared("page.html"), "utf8")
for (const [name, title] of Object.entries(pages))
  writeFileSync(`dist/${name}.html`, page.replaceAll("%NAME%", name).replaceAll("%TITLE%", title))
copyFileSync(shared("page.css"), "dist/page.css")
