// The questions to a person at a terminal.
import { createInterface } from "node:readline/promises"
import { checkedName, checkFolder, checkTemplate } from "./app.mjs"
import { TEMPLATES } from "./templates.mjs"

/** The person went away in the place of an answer. */
export class Left extends Error {
  /** @param {number} exitCode what the command ends with */
  constructor(exitCode) {
    super("Nothing was written.")
    this.exitCode = exitCode
  }
}

/**
 * Asks for what the command did not say, again where an answer will not do.
 *
 * @param {{ directory?: string, template?: string }} said
 * @param {import("node:readline").ReadLineOptions} terminal its `input` and `output`
 * @returns {Promise<{ directory: string, template: string }>}
 * @throws Left after Ctrl-C, and where the input ends
 */
export async function ask({ directory, template }, terminal) {
  const lines = createInterface(terminal)
  const left = leaving(lines)
  const answered = async (question, read) => {
    for (;;) {
      const answer = await Promise.race([lines.question(question).catch(() => left), left])
      try {
        return read(answer)
      } catch (error) {
        terminal.output.write(`${error.message}\n`)
      }
    }
  }
  const choices = TEMPLATES.map((name, place) => `  ${place + 1}  ${name}\n`).join("")
  try {
    return {
      directory: directory ?? (await answered("Name of the app (my-app): ", folderOf)),
      template: template ?? (await answered(`Written in\n${choices}Number or name (1): `, templateOf)),
    }
  } finally {
    lines.close()
  }
}

/** A promise that only fails. */
function leaving(lines) {
  const left = new Promise((_, failed) => {
    lines.once("SIGINT", () => failed(new Left(130)))
    lines.once("close", () => failed(new Left(1)))
  })
  left.catch(() => {})
  return left
}

function folderOf(answer) {
  const folder = answer.trim() || "my-app"
  checkedName(folder)
  checkFolder(folder)
  return folder
}

function templateOf(answer) {
  const word = answer.trim().toLowerCase() || "1"
  const template = TEMPLATES[Number(word) - 1] ?? word
  checkTemplate(template)
  return template
}
