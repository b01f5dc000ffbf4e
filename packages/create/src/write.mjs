// All of an app's files, or none.
import { closeSync, existsSync, mkdirSync, openSync, rmdirSync, unlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

/**
 * Writes files where none of them is. Where one fails, what was made here goes again, and nothing else.
 *
 * @param {string} folder made where it is not there
 * @param {Map<string, string | Buffer>} files by path
 */
export function writeAll(folder, files) {
  const undo = []
  try {
    makeFolder(folder, undo)
    for (const [path, content] of files) write(join(folder, path), content, undo)
  } catch (error) {
    takeBack(undo)
    throw error
  }
}

/** Whose `mkdir` made it is who may take it away: another program may be at work in the same place. */
function makeFolder(folder, undo) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder), undo)
  try {
    mkdirSync(folder)
    undo.push(() => rmdirSync(folder))
  } catch (error) {
    if (error.code !== "EEXIST") throw error
  }
}

function write(file, content, undo) {
  makeFolder(dirname(file), undo)
  const handle = openSync(file, "wx")
  undo.push(() => unlinkSync(file))
  try {
    writeFileSync(handle, content)
  } finally {
    closeSync(handle)
  }
}

/** What cannot be undone stays, such as a folder that somebody else put something into: the first error is the one to tell. */
function takeBack(undo) {
  for (const step of undo.toReversed())
    try {
      step()
    } catch {}
}
