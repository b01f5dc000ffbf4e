// Packs packages as npm publishes them, once they are built.
import { execFileSync } from "node:child_process"
import { mkdirSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))

/**
 * The tarballs of packages in an emptied folder.
 *
 * @param {string} folder
 * @param {string[]} names of packages of this repository
 * @returns {Record<string, string>} the files' names by the packages' names
 */
export function pack(folder, names) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const wanted = names.flatMap((name) => ["-w", name])
  const options = ["--json", "--silent", "--pack-destination", folder]
  const told = execFileSync("npm", ["pack", ...wanted, ...options], { cwd: root, encoding: "utf8" })
  return Object.fromEntries(Object.values(JSON.parse(told)).map(({ name, filename }) => [name, filename]))
}
