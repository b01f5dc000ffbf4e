// A server that is a program of its own.
import { spawn } from "node:child_process"
import { atTheEnd } from "./ending.mjs"

/**
 * Starts Node with `args` in a folder. Resolves once it has said its address and `ready`; `stop()` ends it.
 *
 * @param {{ name: string, args: string[], cwd: string, ready: RegExp, env?: Record<string, string> }} program
 */
export async function startProcess({ name, args, cwd, ready, env = {} }) {
  const stdio = ["ignore", "pipe", "inherit"]
  const child = spawn(process.execPath, args, { cwd, stdio, env: { ...process.env, ...env } })
  const forgotten = atTheEnd(() => child.kill())
  child.once("exit", forgotten)
  let said = ""
  await new Promise((done, failed) => {
    child.once("exit", (code) => failed(new Error(`${name} ended with ${code}: ${said}`)))
    child.stdout.on("data", (text) => {
      said += text
      if (ready.test(said)) done()
    })
  })
  return { origin: new URL(/http:\/\/\S+/.exec(said)[0]).origin, stop: () => void child.kill() }
}
