// Serves dist/ on 127.0.0.1. `--wallet http://…` is the wallet's address, `--port` this server's.
import { createReadStream, existsSync } from "node:fs"
import { createServer } from "node:http"
import { extname, join, normalize } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" }
const dist = fileURLToPath(new URL("dist", import.meta.url))
const { values } = parseArgs({ options: { port: { type: "string", default: "4176" }, wallet: { type: "string" } } })

createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost")
  const file = normalize(join(dist, pathname))
  if (!file.startsWith(dist) || !existsSync(file) || !TYPES[extname(file)]) return response.writeHead(404).end()
  response.writeHead(200, { "content-type": TYPES[extname(file)] })
  createReadStream(file).pipe(response)
}).listen(Number(values.port), "127.0.0.1", () => {
  const wallet = values.wallet ? `?wallet=${encodeURIComponent(values.wallet)}` : ""
  for (const name of ["openai", "anthropic", "langchain"])
    console.log(`http://localhost:${values.port}/${name}.html${wallet}`)
})
