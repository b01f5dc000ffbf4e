// A new app in a folder of its own.
import { lstatSync, readdirSync, statSync } from "node:fs"
import { basename, resolve } from "node:path"
import { usePacks } from "./packs.mjs"
import { filesOf, TEMPLATES } from "./templates.mjs"
import { writeAll } from "./write.mjs"

/** What was asked for and cannot be; its message says what would do. */
export class Refusal extends Error {}

/**
 * Writes an app. The folder is made, or is empty but for what git keeps there; where writing fails, nothing of it stays.
 *
 * @param {{ directory: string, template: string }} wanted
 * @returns {{ folder: string, name: string }}
 * @throws Refusal where the name, the template or the folder will not do
 */
export function createApp({ directory, template }) {
  const folder = resolve(directory)
  const name = checkedName(folder)
  checkTemplate(template)
  checkFolder(folder)
  const files = filesOf(template, name)
  usePacks(files)
  writeAll(folder, files)
  return { folder, name }
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,213}$/

/** Names that npm keeps for itself. */
const TAKEN = ["node_modules", "favicon.ico"]

/** The folder's name, which is the app's and its package's. */
export function checkedName(folder) {
  const name = basename(resolve(folder))
  if (TAKEN.includes(name)) throw new Refusal(`npm takes no package of the name "${name}": choose another one.`)
  if (NAME.test(name)) return name
  throw new Refusal(
    `"${name}" is no name for a package: small letters, digits, "-", "_" and "." do, with a letter or digit first.`,
  )
}

export function checkTemplate(template) {
  if (!TEMPLATES.includes(template))
    throw new Refusal(`There is no template "${template}": choose one of ${TEMPLATES.join(", ")}.`)
}

export function checkFolder(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })) return
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found) throw new Refusal(`${folder} is a link to what is not there: choose another name.`)
  if (!found.isDirectory()) throw new Refusal(`${folder} is a file: choose another name.`)
  const there = readdirSync(folder).filter((name) => name !== ".git")
  if (there.length > 0) throw new Refusal(`${folder} is not empty (${there[0]}): choose another name or empty it.`)
}
