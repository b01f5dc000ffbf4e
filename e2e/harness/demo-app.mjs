// The server of the demo app, on the address the story needs.
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

const notes = fileURLToPath(new URL("../../examples/notes", import.meta.url))

/** Starts the demo app for a wallet. Resolves once it answers; `stop()` ends it. */
export async function startDemoApp({ port, wallet }) {
  const child = spawn(process.execPath, ["server/serve.mjs", "--port", String(port), "--wallet", wallet], {
    cwd: notes,
    stdio: ["ignore", "pipe", "inherit"],
  })
  const said = await new Promise((done, failed) => {
    child.once("exit", (code) => failed(new Error(`the demo app ended with ${code}`)))
    child.stdout.once("data", (line) => done(String(line)))
  })
  return { origin: new URL(/http:\/\/\S+/.exec(said)[0]).origin, stop: () => void child.kill() }
}
