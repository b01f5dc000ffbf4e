// Builds dist/: the sources as they are, file by file, and llama.cpp beside them, of the version that its JavaScript expects.
import { execFileSync } from "node:child_process"
import { copyFileSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const wllama = dirname(fileURLToPath(import.meta.resolve("@wllama/wllama/esm/index.js")))

rmSync(join(here, "dist"), { recursive: true, force: true })
execFileSync("npx", ["tsc", "-p", "."], { cwd: here, stdio: "inherit" })
copyFileSync(join(wllama, "wasm/wllama.wasm"), join(here, "dist/wllama.wasm"))
