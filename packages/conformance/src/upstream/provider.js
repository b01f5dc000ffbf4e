import { answerTo, eventsOf, readChat, wholeChat } from "./chat.js"
import { isMedia, mediaAt } from "./media.js"
import { Memory } from "./memory.js"
import { hasScenario, scenarioIn } from "./script.js"

/**
 * Says what the script says, in a provider's format. Keys, CORS and paths are the concern of the server around it, which may be
 * one that is stricter than ours (server.js).
 */
export class ScriptedProvider {
  #memory

  #holdMillis

  /**
   * @param {{ patienceMillis?: number, holdMillis?: number }} [options] `patienceMillis`: how long it waits for a connection
   *   to close before it calls it open; `holdMillis`: how long it holds one open that should be closed by the other side
   */
  constructor({ patienceMillis = 15_000, holdMillis = 20_000 } = {}) {
    this.#memory = new Memory(patienceMillis)
    this.#holdMillis = holdMillis
  }

  /** Whether a request is for the script: its body carries a scenario. */
  static knows(bytes) {
    return hasScenario(bytes)
  }

  /**
   * Answers one request.
   *
   * @param {{ path: string, headers: Record<string, string>, bytes: Uint8Array }} request
   * @param {import("node:http").ServerResponse} response headers may be set on it before
   */
  async answer({ path, headers, bytes }, response) {
    if (isMedia(path)) return this.#work({ path, headers, bytes }, response)
    const body = JSON.parse(Buffer.from(bytes).toString())
    const asked = readChat(body)
    this.#memory.note(asked, response)
    const answer = await this.#answerTo(asked)
    if (answer.status) return refuse(answer, response)
    const play = { ...answer, holdMillis: this.#holdMillis }
    if (body.stream) return stream(body.model, play, response)
    await whole(body.model, play, response)
  }

  /** What depends on earlier requests is answered from memory. */
  async #answerTo({ name, token, ...asked }) {
    if (name === "fate") return answerTo({ ...asked, name: "say", said: await this.#memory.fate(token) })
    if (name === "arrival") return answerTo({ ...asked, name: "say", said: await this.#memory.arrival(token) })
    if (name === "again" && this.#memory.count(token) === 1) return { status: 429, wait: 0 }
    if (name === "again") return answerTo({ ...asked, name: "text" })
    return statusOf(name) ?? answerTo({ ...asked, name })
  }

  async #work(request, response) {
    const { name } = scenarioIn(Buffer.from(request.bytes).toString("latin1"))
    const refused = statusOf(name)
    return refused ? refuse(refused, response) : sendMedia(await mediaAt(request.path, request), response)
  }
}

function statusOf(name) {
  const status = /^status-(\d{3})$/.exec(name ?? "")?.[1]
  return status && { status: Number(status) }
}

async function whole(model, answer, response) {
  if (answer.steps.some(({ hold }) => hold)) return hold(answer, response)
  const fault = answer.steps.find(({ fault }) => fault)?.fault
  if (fault) return send(response, 200, { error: { message: fault, code: 502 } })
  const body = JSON.stringify(wholeChat(model, answer))
  response.setHeader("content-type", "application/json")
  if (!answer.steps.some(({ cut }) => cut)) return response.end(body)
  response.setHeader("content-length", Buffer.byteLength(body))
  response.write(body.slice(0, 20), () => response.destroy())
}

async function stream(model, answer, response) {
  if (answer.steps[0]?.hold) return hold(answer, response)
  response.writeHead(200, { "content-type": "text/event-stream" })
  for (const event of eventsOf(model, answer)) {
    if (response.destroyed) return
    if (event.hold) return hold(answer, response)
    if (event.cut) return cut(response)
    await write(`data: ${event.garbage ?? JSON.stringify(event.data)}\n\n`, answer.torn, response)
  }
  response.end("data: [DONE]\n\n")
}

/** `torn`: byte by byte in pieces of three, so that letters come apart. */
async function write(text, torn, response) {
  const bytes = Buffer.from(text)
  const length = torn ? 3 : bytes.length
  for (let at = 0; at < bytes.length; at += length)
    await new Promise((sent) => response.write(bytes.subarray(at, at + length), sent))
}

/** A moment later, so that what was sent before has been read: a connection that breaks may take unread bytes along. */
const cut = (response) => setTimeout(() => response.destroy(), 150)

/** Nothing more is said; the connection is for the other side to close. */
function hold({ holdMillis }, response) {
  const timer = setTimeout(() => response.destroy(), holdMillis)
  response.once("close", () => clearTimeout(timer))
}

function refuse({ status, wait }, response) {
  if (wait !== undefined) response.setHeader("retry-after", String(wait))
  send(response, status, { error: { message: `The harbour answers ${status}.`, type: "conformance", code: status } })
}

function sendMedia({ json, type, bytes }, response) {
  if (json) return send(response, 200, json)
  response.writeHead(200, { "content-type": type }).end(bytes)
}

function send(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}
