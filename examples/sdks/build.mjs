// Builds dist/: each page with its script, and the style sheet.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, "dist")
const PAGES = { openai: "OpenAI's SDK", anthropic: "Anthropic's SDK", langchain: "LangChain.js" }

rmSync(dist, { recursive: true, force: true })
await build({
  entryPoints: Object.keys(PAGES).map((name) => join(here, `src/${name}.ts`)),
  outdir: dist,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
})
const page = readFileSync(join(here, "src/page.html"), "utf8")
for (const [name, title] of Object.entries(PAGES))
  writeFileSync(join(dist, `${name}.html`), page.replaceAll("%NAME%", name).replaceAll("%TITLE%", title))
copyFileSync(join(here, "src/page.css"), join(dist, "page.css"))
