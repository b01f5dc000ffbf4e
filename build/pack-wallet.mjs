// Copies the built wallet and the licence into packages/wallet before it is packed; `--clean` takes them away afterwards.
import { cpSync, existsSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const packed = { "apps/wallet/dist": "packages/wallet/dist", LICENSE: "packages/wallet/LICENSE" }

for (const target of Object.values(packed)) rmSync(at(target), { recursive: true, force: true })
if (!process.argv.includes("--clean")) {
  for (const needed of ["index.html", "assets/bridge.js", "assets/wallet.css", "assets/engine/index.js"]) {
    if (!existsSync(at(`apps/wallet/dist/${needed}`)))
      throw new Error(`apps/wallet/dist/${needed} is missing: run ./byok build.`)
  }
  for (const [source, target] of Object.entries(packed)) cpSync(at(source), at(target), { recursive: true })
}
