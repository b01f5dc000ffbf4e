// Copies the built wallet into packages/wallet, which is packed with it.
import { cpSync, existsSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

for (const needed of ["index.html", "assets/bridge.js", "assets/engine/index.js"]) {
  if (!existsSync(at(`apps/wallet/dist/${needed}`)))
    throw new Error(`apps/wallet/dist/${needed} is missing: run ./byok build.`)
}
rmSync(at("packages/wallet/dist"), { recursive: true, force: true })
cpSync(at("apps/wallet/dist"), at("packages/wallet/dist"), { recursive: true })
