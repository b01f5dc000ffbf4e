// The server of the demo app, on the address the story needs.
import { fileURLToPath } from "node:url"
import { startProcess } from "./process.mjs"

const notes = fileURLToPath(new URL("../../examples/notes", import.meta.url))

/** Starts the demo app for a wallet. Resolves once it answers; `stop()` ends it. */
export const startDemoApp = ({ port, wallet }) =>
  startProcess({
    name: "the demo app",
    args: ["server/serve.mjs", "--port", String(port), "--wallet", wallet],
    cwd: notes,
    ready: /http:\/\/\S+/,
  })
