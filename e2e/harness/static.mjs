// A plain file server for test pages: fixed routes, fixed headers, any *.localhost host.
import { createReadStream, existsSync, statSync } from "node:fs"
import { extname, join, normalize } from "node:path"
import { listenOnLoopback } from "../../packages/wallet/src/loopback.mjs"

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
}

/** Listens on this machine; port 0 is a free one. Resolves to `{ port, stop }`. */
export async function listen(handler, port = 0) {
  const { port: chosen, close } = await listenOnLoopback(port, handler)
  return { port: chosen, stop: close }
}

export function sendFile(response, path, headers = {}) {
  if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end()
  response.writeHead(200, {
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    "cache-control": "no-store",
    ...headers,
  })
  createReadStream(path).pipe(response)
}

/** The file below `root` that a URL path names, or null for one that leaves it. */
export function below(root, path) {
  const full = normalize(join(root, decodeURIComponent(path)))
  return full.startsWith(normalize(root)) ? full : null
}
