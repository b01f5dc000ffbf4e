import { createServer } from "node:http"
import { ScriptedProvider } from "./provider.js"

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "*, authorization",
  "access-control-allow-methods": "GET, POST",
  "access-control-expose-headers": "retry-after",
}

/**
 * Starts the scripted provider on 127.0.0.1: chat completions, images, speech, transcripts and vectors below any path.
 *
 * @param {{ port?: number, key?: string, models?: string[], patienceMillis?: number, holdMillis?: number }} [options] `key`: the only one it takes; `models`: what it lists
 */
export async function startUpstream({ port = 0, key = "sk-conformance", models = ["scripted"], ...patience } = {}) {
  const provider = new ScriptedProvider(patience)
  const server = createServer(async (request, response) => {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value)
    if (request.method === "OPTIONS") return response.writeHead(204).end()
    const bytes = await bytesOf(request)
    if (request.headers.authorization !== `Bearer ${key}`) return response.writeHead(401).end("{}")
    if (request.method === "GET") return list(models, response)
    const { pathname: path } = new URL(request.url, "http://localhost")
    await provider.answer({ path, headers: request.headers, bytes }, response).catch(() => response.destroy())
  })
  // A client that sends on a connection just as it is closed for idleness would see it break.
  server.keepAliveTimeout = 60_000
  await new Promise((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", ready))
  const stop = () => new Promise((closed) => (server.closeAllConnections(), server.close(closed)))
  return { origin: `http://127.0.0.1:${server.address().port}`, key, stop }
}

async function bytesOf(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function list(models, response) {
  const data = models.map((id) => ({ id, object: "model", created: 1_767_225_600, owned_by: "conformance" }))
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ object: "list", data }))
}
