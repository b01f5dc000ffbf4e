// Serves dist/ of the example it is started in on this machine. `--wallet http://…` is the wallet's address, `--port` this server's.
import { createReadStream, existsSync, readFileSync } from "node:fs"
import { extname, normalize, resolve, sep } from "node:path"
import { parseArgs } from "node:util"
import { listenOnLoopback } from "../../packages/wallet/src/loopback.mjs"

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" }
const { pages } = JSON.parse(readFileSync("package.json", "utf8"))
const dist = resolve("dist")
const { values } = parseArgs({ options: { port: { type: "string", default: "4175" }, wallet: { type: "string" } } })

await listenOnLoopback(Number(values.port), (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost")
  const file = normalize(dist + pathname)
  if (!file.startsWith(dist + sep) || !existsSync(file) || !TYPES[extname(file)]) return response.writeHead(404).end()
  response.writeHead(200, { "content-type": TYPES[extname(file)] })
  createReadStream(file).pipe(response)
})

const wallet = values.wallet ? `?wallet=${encodeURIComponent(values.wallet)}` : ""
for (const name of Object.keys(pages)) console.log(`http://localhost:${values.port}/${name}.html${wallet}`)
