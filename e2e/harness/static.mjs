// A plain file server for test pages: fixed routes, fixed headers, any *.localhost host.
import { createReadStream, existsSync, statSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
}

/** Listens on 127.0.0.1; port 0 is a free one. Resolves to `{ port, stop }`. */
export async function listen(handler, port = 0) {
  const server = createServer(handler)
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done))
  const stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)))
  return { port: server.address().port, stop }
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
