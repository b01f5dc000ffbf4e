// The questions to a person at a terminal.
import { createInterface } from "node:readline/promises"
import { checkedName, checkFolder, checkTemplate } from "./app.mjs"
import { TEMPLATES } from "./templates.mjs"

/**
 * Asks for what the command did not say, again where an answer will not do.
 *
 * @param {{ directory?: string, template?: string }} said
 * @param {{ input: NodeJS.ReadableStream, output: NodeJS.WritableStream }} terminal
 * @returns {Promise<{ directory: string, template: string }>}
 */
export async function ask({ directory, template }, terminal) {
  const lines = createInterface(terminal)
  const refused = (error) => terminal.output.write(`${error.message}\n`)
  const answered = async (question, read) => {
    for (;;) {
      try {
        return read(await lines.question(question))
      } catch (error) {
        if (error.code === "ABORT_ERR") throw error
        refused(error)
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
