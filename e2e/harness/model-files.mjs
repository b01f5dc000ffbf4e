// A server of model files, as a hub is: any page may read it, it takes ranges, and a story makes it misbehave.
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { MLC_FILES, mlcModel } from "./mlc-folder.mjs"
import { listen } from "./static.mjs"

/** The model that the build makes recites one sentence, known in advance. */
export const RECITED = "The wallet keeps your own key and lends only the model."
/** Where the build puts a model. */
export const pathOf = (name) => fileURLToPath(new URL(`../../.cache/local/${name}.gguf`, import.meta.url))
const fileOf = (name) => readFileSync(pathOf(name))
const PIECE = 16_384
const CORS = { "access-control-allow-origin": "*" }

/** @param {boolean} hollow whether the list has a model for WebLLM, which has no weights */
export async function startModelFiles(chosen = 0, hollow = false) {
  const files = { "/recite.gguf": fileOf("recite"), "/count.gguf": fileOf("count") }
  /** What a story sets: `breakAfter` bytes of an answer; `pauseMillis` between pieces; `flip` one bit of the file; `status`. */
  const faults = {}
  /** The first byte of each request, and whether it was for the rest of the file only. */
  const requests = []
  /** The paths of the hollow model's files that were asked for. */
  const asked = []
  const { port, stop } = await listen((request, response) => {
    if (!(request.url in MLC_FILES)) return serve(request, response, { files, faults, requests })
    asked.push(request.url)
    response.writeHead(200, CORS).end(MLC_FILES[request.url])
  }, chosen)
  const origin = `http://127.0.0.1:${port}`
  const bytes = files["/recite.gguf"].length
  return {
    origin,
    url: `${origin}/recite.gguf`,
    faults,
    requests,
    asked,
    bytes,
    list: listAt(origin, files, hollow),
    stop,
  }
}

/** The list of models that a wallet of the stories is served with. */
const listAt = (origin, files, hollow) => ({
  version: 1,
  models: [
    listed("tiny-recite", "Tiny test model, recites one sentence", `${origin}/recite.gguf`, files["/recite.gguf"]),
    listed("tiny-count", "Tiny test model, counts to 3000", `${origin}/count.gguf`, files["/count.gguf"]),
    ...(hollow ? [mlcModel(origin)] : []),
  ],
})

const listed = (id, name, url, bytes) => ({
  id,
  name,
  engine: "wllama",
  files: [{ name: "model.gguf", url, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }],
  context: 4096,
  memoryBytes: 0,
  licence: "Apache-2.0",
})

async function serve(request, response, { files, faults, requests }) {
  const whole = files[new URL(request.url, "http://x").pathname]
  if (!whole || request.method !== "GET") return response.writeHead(405).end()
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0)
  requests.push(from)
  if (faults.status) return response.writeHead(faults.status, CORS).end()
  if (from > 0 && from >= whole.length) return response.writeHead(416, CORS).end()
  const bytes = Buffer.from(whole.subarray(from))
  if (faults.flip) bytes[bytes.length - 1] ^= 1
  response.writeHead(from > 0 ? 206 : 200, { ...CORS, "content-length": bytes.length })
  for (let at = 0; at < bytes.length && !response.destroyed; at += PIECE) {
    if (faults.breakAfter !== undefined && at >= faults.breakAfter)
      return void setTimeout(() => response.destroy(), 300)
    response.write(bytes.subarray(at, at + PIECE))
    if (faults.pauseMillis) await sleep(faults.pauseMillis)
  }
  response.end()
}
