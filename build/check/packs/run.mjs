// Programs that end, with what they said where they fail.
import { spawn } from "node:child_process"
import { once } from "node:events"

/** Runs a program in a folder. Resolves to its output; rejects where the program fails, with all of it in `said`. */
export async function run(folder, command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text))
  const [code] = await once(child, "close")
  if (code === 0) return said
  const failure = new Error(`${[command, ...args].join(" ")} failed in ${folder}:\n${said.slice(-4000)}`)
  throw Object.assign(failure, { said })
}

/** Installs what a folder's manifest names, from npm's cache where that has it. */
export const install = (folder) => run(folder, "npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"])
