// Copies what lies elsewhere in the repository into the package that npm packs here; `--clean` takes it away afterwards.
import { cpSync, existsSync, readFileSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const { name, files } = JSON.parse(readFileSync("package.json", "utf8"))
const isWallet = name === "@byokapi/wallet"
const copied = { LICENSE: "LICENSE", ...(isWallet && { "apps/wallet/dist": "dist" }) }
/** Npm says nothing of files that are not there. */
const needed = isWallet
  ? [
      ...["index.html", "assets/bridge.js", "assets/wallet.css", "assets/engine/index.js"].map(
        (file) => `dist/${file}`,
      ),
      "mock/dist/bridge.html",
    ]
  : files.filter((file) => !file.startsWith("!"))

for (const target of Object.values(copied)) rmSync(target, { recursive: true, force: true })
if (!process.argv.includes("--clean")) {
  for (const [source, target] of Object.entries(copied))
    if (existsSync(root + source)) cpSync(root + source, target, { recursive: true })
  for (const file of needed) if (!existsSync(file)) throw new Error(`${name}: ${file} is missing: run ./byok build.`)
}
