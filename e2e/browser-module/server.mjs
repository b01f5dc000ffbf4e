// Serves the self-test page under the wallet's strict policy, and an upstream on another origin for the network cases.
import { createServer } from "node:http"
import { readdirSync, readFileSync } from "node:fs"

const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src *; img-src 'self'; frame-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types 'none'"
const BUILT = new URL("../../modules/browser/target/selftest/", import.meta.url)
// The wallet's own file: `./byok build` comes first.
const ARGON2 = new URL("../../apps/wallet/dist/assets/argon2.js", import.meta.url)
const PAGE =
  '<!doctype html><meta charset="utf-8"><title>self-test</title><script type="module" src="/page.js"></script>'

const JSON_TYPE = { "content-type": "application/json" }
const VECTORS = new URL("../../protocol/vectors/", import.meta.url)

/** All cases of protocol/vectors. */
function vectors() {
  const cases = (folder) =>
    readdirSync(new URL(folder, VECTORS)).flatMap((file) =>
      JSON.parse(readFileSync(new URL(`${folder}/${file}`, VECTORS), "utf8")),
    )
  return { accept: cases("accept"), reject: cases("reject") }
}

const wait = (millis) => new Promise((done) => setTimeout(done, millis))

/** Starts on a free port of 127.0.0.1; `log` collects what the upstream saw. */
export async function serve() {
  const log = []
  const server = createServer((request, response) => {
    if (request.headers.host.startsWith("app.")) return answerApp(request, response)
    const upstream = request.headers.host.startsWith("upstream.")
    const answer = upstream ? answerUpstream : answerPage
    answer(request, response, log).catch((error) => response.destroy(error))
  })
  await new Promise((done) => server.listen(0, "127.0.0.1", done))
  return { port: server.address().port, log, close: () => server.close() }
}

// An app of another site: a foreign frame, a frame without a page, the wallet's frame, and a button for its window.
function answerApp(request, response) {
  const wallet = `http://wallet.${request.headers.host.slice("app.".length)}`
  response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><title>app</title>
    <iframe srcdoc="decoy" hidden></iframe><iframe src="http://upstream.${request.headers.host.slice(4)}/none" hidden></iframe>
    <iframe src="${wallet}/framed" hidden onload="contentWindow.postMessage('start', '${wallet}')"></iframe>
    <button onclick="window.open('${wallet}/opened')">Open</button>`)
}

async function answerPage(request, response) {
  const path = new URL(request.url, "http://x").pathname
  const script = (body) => response.writeHead(200, { "content-type": "text/javascript" }).end(body)
  if (path === "/vectors.json") return response.writeHead(200, JSON_TYPE).end(JSON.stringify(vectors()))
  if (["/page.js", "/values.js", "/vectors.js"].includes(path))
    return script(readFileSync(new URL("." + path, import.meta.url)))
  if (path === "/messaging.js" || path === "/selftest.js") return script(readFileSync(new URL("." + path, BUILT)))
  if (path === "/argon2.js") return script(readFileSync(ARGON2))
  if (path === "/frame.js")
    return script("onmessage = e => { if (e.ports[0]) e.ports[0].postMessage({ origin: self.origin }) }")
  if (path === "/sandboxed") {
    return response
      .writeHead(200, { "content-type": "text/html", "content-security-policy": CSP + "; sandbox allow-scripts" })
      .end('<!doctype html><script src="/frame.js"></script>')
  }
  if (path === "/favicon.ico") return response.writeHead(204).end()
  response.writeHead(200, { "content-type": "text/html", "content-security-policy": CSP }).end(PAGE)
}

const FILE = Buffer.from("the bytes of a model")

/** From the byte that was asked for, as a server of files answers. */
function file({ headers }, response) {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "bytes=0-")[1])
  const status = !headers.range ? 200 : from < FILE.length ? 206 : 416
  response.writeHead(status, { "access-control-allow-origin": "*" }).end(FILE.subarray(from))
}

async function answerUpstream(request, response, log) {
  const path = new URL(request.url, "http://x").pathname
  const cors = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*",
    "access-control-expose-headers": "*",
  }
  // Servers of large files know no preflight.
  if (request.method === "OPTIONS")
    return response.writeHead(path === "/file" ? 405 : 204, path === "/file" ? {} : cors).end()
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const entry = { path, headers: request.headers, body: Buffer.concat(chunks).toString(), closedEarly: false }
  log.push(entry)
  response.on("close", () => {
    entry.closedEarly = !response.writableFinished
  })
  if (path === "/echo") return response.writeHead(201, { ...cors, "x-seen": "Yes" }).end(JSON.stringify(entry))
  if (path === "/log") return response.writeHead(200, cors).end(JSON.stringify(log))
  if (path === "/redirect") return response.writeHead(302, { ...cors, location: "/echo" }).end()
  if (path === "/moved") return response.writeHead(302, { ...cors, location: "/file" }).end()
  if (path === "/file") return file(request, response)
  if (path === "/nocors") return response.writeHead(200).end("hidden")
  if (path === "/stream" || path === "/broken") {
    response.writeHead(200, cors)
    for (let i = 0; i < (path === "/broken" ? 2 : 50); i++) {
      response.write(`part ${i};`)
      await wait(20)
      if (response.destroyed) return
    }
    return path === "/broken" ? response.destroy() : response.end()
  }
  response.writeHead(404, cors).end()
}
