// The templates that come with this package.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../dist/templates", import.meta.url))

/** What an app may be written in, the plainest first. */
export const TEMPLATES = ["vanilla", "react", "svelte"]

/** Npm packs no file of this name: the template's has none of the dot. */
const UNDOTTED = "gitignore"

/**
 * The files of a template with the app's name in them.
 *
 * @param {string} template
 * @param {string} name of the app
 * @returns {Map<string, string>} texts by path
 */
export function filesOf(template, name) {
  const root = join(folder, template)
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
  const text = (path) => readFileSync(join(root, path), "utf8").replaceAll("%NAME%", name)
  return new Map(paths.map((path) => [path === UNDOTTED ? `.${UNDOTTED}` : path, text(path)]))
}
