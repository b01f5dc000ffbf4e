// An app of a template, made and built in .cache: there it finds the packages of this repository.
import { execFileSync } from "node:child_process"
import { rmSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { below, listen, sendFile } from "./static.mjs"

const root = fileURLToPath(new URL("../..", import.meta.url))
const VITE = `${root}node_modules/vite/bin/vite.js`

/** Serves a new app for a wallet on `http://localhost`, as Vite does. Resolves to `{ url, stop }`. */
export async function startScaffold({ template, wallet }) {
  const folder = `${root}.cache/scaffold/${template}-app`
  rmSync(folder, { recursive: true, force: true })
  execFileSync(process.execPath, [`${root}packages/create/bin/create-byokapi.mjs`, folder, "--template", template])
  const env = { ...process.env, VITE_WALLET: wallet }
  execFileSync(process.execPath, [VITE, "build", "--logLevel", "warn"], { cwd: folder, env })
  const { port, stop } = await listen(({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost")
    sendFile(response, below(`${folder}/dist`, pathname === "/" ? "/index.html" : pathname))
  })
  return { url: `http://localhost:${port}/`, stop }
}
