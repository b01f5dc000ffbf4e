// Builds dist/: the app's script, its style sheet and its page.
import { execFileSync } from "node:child_process"
import { copyFileSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, "dist")

rmSync(dist, { recursive: true, force: true })
await build({
  entryPoints: [join(here, "src/main.ts")],
  outfile: join(dist, "app.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
})
execFileSync("npx", ["tailwindcss", "-i", "src/app.css", "-o", "dist/app.css", "--minify"], {
  cwd: here,
  stdio: "pipe",
})
copyFileSync(join(here, "src/index.html"), join(dist, "index.html"))
copyFileSync(join(here, "src/icons.svg"), join(dist, "icons.svg"))
