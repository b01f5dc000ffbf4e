// All of an app's files, or none.
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

/**
 * Writes files where none of them is. Where one fails, those before it go again, and so does the folder if it was made here.
 *
 * @param {string} folder
 * @param {Map<string, string | Buffer>} files by path
 */
export function writeAll(folder, files) {
  const made = mkdirSync(folder, { recursive: true })
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content, { flag: "wx" })
    }
  } catch (error) {
    takeBack(folder, files, made)
    throw error
  }
}

/** `made`: the first folder that was made for the app, if any was. */
function takeBack(folder, files, made) {
  if (made) return rmSync(made, { recursive: true, force: true })
  const tops = new Set([...files.keys()].map((path) => path.split(/[\\/]/)[0]))
  for (const top of tops) rmSync(join(folder, top), { recursive: true, force: true })
}
