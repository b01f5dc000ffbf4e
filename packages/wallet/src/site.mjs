import { createHash } from "node:crypto"
import { readFile, realpath } from "node:fs/promises"
import { extname, join, sep } from "node:path"

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
}

/** @typedef {{ body: Buffer, type: string, etag: string }} Resource */

/** The files of a built wallet by the addresses they have on the web: pages without `.html`, nothing hidden. */
export class Site {
  #root
  #replaced

  /**
   * @param {string} root
   * @param {Record<string, unknown>} replaced values served as JSON in place of files, by path
   */
  constructor(root, replaced) {
    this.#root = root
    this.#replaced = new Map(Object.entries(replaced).filter(([, value]) => value !== undefined))
  }

  /**
   * @param {string} path of a URL, percent-encoded, without query
   * @returns {Promise<Resource | null>} null where there is no such page or file
   */
  async find(path) {
    if (this.#replaced.has(path)) return resource(Buffer.from(JSON.stringify(this.#replaced.get(path))), ".json")
    const name = fileName(path)
    const body = name && (await this.#read(name))
    return body ? resource(body, extname(name)) : null
  }

  async #read(name) {
    try {
      const [root, file] = await Promise.all([realpath(this.#root), realpath(join(this.#root, name))])
      return file.startsWith(root + sep) ? await readFile(file) : null
    } catch {
      return null
    }
  }
}

/** The file that a path stands for, or null where it can stand for none. */
function fileName(path) {
  const decoded = decode(path)
  if (!decoded?.startsWith("/") || /[\0\\]/.test(decoded)) return null
  const segments = decoded.slice(1).split("/")
  if (decoded === "/") return "index.html"
  if (segments.some((segment) => segment === "" || /^[._]/.test(segment))) return null
  const extension = extname(decoded)
  if (!extension) return `${segments.join(sep)}.html`
  return TYPES[extension] && extension !== ".html" ? segments.join(sep) : null
}

function decode(path) {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function resource(body, extension) {
  return { body, type: TYPES[extension], etag: `"${createHash("sha256").update(body).digest("base64url")}"` }
}
