// Serves dist/ of the example it is started in on 127.0.0.1. `--wallet http://…` is the wallet's address, `--port` this server's.
import { createReadStream, existsSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import { extname, normalize, resolve, sep } from "node:path"
import { parseArgs } from "node:util"

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" }
const { pages } = JSON.parse(readFileSync("package.json", "utf8"))
const dist = resolve("dist")
const { values } = parseArgs({ options: { port: { type: "string", default: "4175" }, wallet: { type: "string" } } })

createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost")
  const file = normalize(dist + pathname)
  if (!file.startsWith(dist + sep) || !existsSync(file) || !TYPES[extname(file)]) return response.writeHead(404).end()
  response.writeHead(200, { "content-type": TYPES[extname(file)] })
  createReadStream(file).pipe(response)
}).listen(Number(values.port), "127.0.0.1", () => {
  const wallet = values.wallet ? `?wallet=${encodeURIComponent(values.wallet)}` : ""
  for (const name of Object.keys(pages)) console.log(`http://localhost:${values.port}/${name}.html${wallet}`)
})
