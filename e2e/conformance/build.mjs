import { fileURLToPath } from "node:url"
import { build } from "esbuild"

await build({
  entryPoints: { conformance: fileURLToPath(new URL("page.js", import.meta.url)) },
  outdir: fileURLToPath(new URL("../dist", import.meta.url)),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
})
