// What a browser fetches before a page or module runs: the file, its static imports, its scripts and style sheets.
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { gzipSync } from "node:zlib"

const STATIC_IMPORT = /(?:^|[;}\s*/])(?:import|export)(?:[\w$*{}\s,]*?from)?\s*["'](\.{0,2}\/[^"']+)["']/g
const PARTS =
  /<script[^>]*\ssrc=["']?([^"'\s>]+)|<link[^>]*rel=["']?(?:stylesheet|modulepreload)["']?[^>]*href=["']?([^"'\s>]+)/g

const references = (path, text) => {
  const found = path.endsWith(".html") ? text.matchAll(PARTS) : path.endsWith(".js") ? text.matchAll(STATIC_IMPORT) : []
  return [...found].map((match) => match[1] ?? match[2])
}

/** All files that `entry` loads at once, itself included. Addresses that start with / are taken from `root`. */
export function firstLoad(entry, root = dirname(entry)) {
  const seen = new Set()
  const visit = (path) => {
    if (seen.has(path) || !existsSync(path)) return
    seen.add(path)
    for (const target of references(path, readFileSync(path, "utf8"))) {
      if (/^[a-z]+:/.test(target)) continue
      visit(target.startsWith("/") ? join(root, target) : join(dirname(path), target))
    }
  }
  visit(entry)
  return [...seen]
}

/** Minified and gzipped bytes of files, each compressed on its own as a server would. */
export function weigh(paths) {
  const files = paths.map((path) => readFileSync(path))
  return {
    min: files.reduce((sum, file) => sum + file.length, 0),
    gzip: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
  }
}
