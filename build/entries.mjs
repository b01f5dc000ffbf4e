// What users download, by name, with the budget where one is promised. Bytes.
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { firstLoad } from "./first-load.mjs"

const KB = 1024
export const walletDist = "apps/wallet/dist"
const uiBundle = "packages/ui/dist/index.js"
const wasmEntry = "packages/wasm/dist/index.js"
export const clientBundle = "packages/client/dist/byok-client.js"

const page = (name) => [join(walletDist, `${name}.html`), join(walletDist, name, "index.html")].find(existsSync)

/** A page whose name has a hash of it. */
const named = (name) => {
  const found = existsSync(walletDist) ? readdirSync(walletDist).find((file) => file.startsWith(`${name}-`)) : undefined
  return found && join(walletDist, found)
}

function providerChunks() {
  const folder = join(walletDist, "assets/engine/chunks")
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .sort()
    .map((name) => ({ name: `engine chunk ${name}`, files: [join(folder, name)] }))
}

/** `{ name, files, budget? }`; entries that are not built are left out. */
export function entries() {
  const pages = [
    { name: "wallet /bridge first load", entry: page("bridge"), budget: 60 * KB },
    { name: "wallet /consent first load", entry: page("consent") },
    { name: "wallet /live first load", entry: page("live") },
    { name: "wallet / first load", entry: join(walletDist, "index.html") },
    { name: "wallet /engine first load", entry: page("engine") },
    { name: "wallet /local first load", entry: named("local") },
  ]
  const elements = { name: "@byokapi/ui, beside the client", entry: uiBundle, budget: 10 * KB }
  const wasm = { name: "@byokapi/wasm, before an engine", entry: wasmEntry, budget: 15 * KB }
  const known = [{ name: "@byokapi/client", entry: clientBundle, budget: 15 * KB }, elements, wasm, ...pages]
  const built = known
    .filter(({ entry }) => entry && existsSync(entry))
    .map(({ name, entry, budget }) => ({
      name,
      budget,
      files: firstLoad(entry, entry.startsWith(walletDist) ? walletDist : undefined),
    }))
  return [...built, ...providerChunks()]
}
