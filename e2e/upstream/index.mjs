// The test upstream: one server that answers like OpenAI, Anthropic, OpenRouter and an OpenAI-compatible endpoint do to a browser.
// aimock speaks their formats; what it does not check is checked in front of it: keys, CORS, unknown headers.
import { createServer } from "node:http"
import { ScriptedProvider } from "@byokapi/conformance/upstream"
import { LLMock } from "@copilotkit/aimock"
import { Journal } from "./journal.mjs"
import { isMedia, mediaAnswer } from "./media.mjs"
import { modelList } from "./models.mjs"
import { isList, OTHER_KEYS, OTHERS, plainPath, strangeField, usageWithEnd, withUsage } from "./others.mjs"
import { costOf } from "./prices.mjs"
import { openRouterReasoning, relay, withoutUsage } from "./relay.mjs"
import { fixtures, scenarioOf } from "./scenarios.mjs"
import { isExchange, isSignInPage, SignIns } from "./sign-in.mjs"
import { isKeyManagement, SubKeys } from "./sub-keys.mjs"
import { missingHeader, styleOf, STYLES, unknownHeader } from "./styles.mjs"

export { ANSWER, JSON_ANSWER, REASONING, SCENARIOS, TOOL_ANSWER } from "./scenarios.mjs"

/** Keys that are accepted unless others are given. */
export const DEMO_KEYS = {
  openai: ["sk-demo-openai"],
  anthropic: ["sk-demo-anthropic"],
  openrouter: ["sk-demo-openrouter"],
  custom: ["sk-demo-custom"],
  management: ["sk-demo-management"],
  ...OTHER_KEYS,
}

/**
 * Starts the upstream on 127.0.0.1.
 *
 * @param {{port?: number, keys?: Partial<typeof DEMO_KEYS>, latencyMillis?: number}} [options] `latencyMillis` paces plain
 *   streams: the pause before each chunk, 15 by default
 * @returns {Promise<{origin: string, customUrl: string, port: number, journal: Journal, subKeys: SubKeys, signIns: SignIns, stop: () => Promise<void>}>}
 *   `customUrl` is the base URL of the OpenAI-compatible endpoint; `subKeys` what was made by a management key or for an owner who
 *   signed in; `signIns` those who do
 */
export async function startUpstream({ port = 0, keys = {}, latencyMillis = 15 } = {}) {
  const aimock = new LLMock({ port: 0, host: "127.0.0.1", chunkSize: 8, journalMaxEntries: 1 })
  aimock.addFixtures(fixtures())
  await aimock.start()
  const journal = new Journal()
  const accepted = { ...DEMO_KEYS, ...keys }
  const subKeys = new SubKeys(accepted.management)
  const signIns = new SignIns((terms) => subKeys.give(terms))
  const answer = answerer({ aimock: aimock.url, keys: accepted, journal, subKeys, signIns, latencyMillis })
  const server = createServer((request, response) => answer(request, response).catch(() => response.destroy()))
  await new Promise((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", ready))
  const origin = `http://127.0.0.1:${server.address().port}`
  let stopped
  const end = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
    await aimock.stop()
  }
  const stop = () => (stopped ??= end())
  return { origin, customUrl: `${origin}/custom/v1`, port: server.address().port, journal, subKeys, signIns, stop }
}

/** What OpenRouter says of a key that its owner made by hand. */
const PLAIN_KEY = { label: "sk-or-v1-dem...key", limit: null, limit_reset: null, expires_at: null, usage: 0 }

function answerer({ aimock, keys, journal, subKeys, signIns, latencyMillis }) {
  const scripted = new ScriptedProvider()
  return async (request, response) => {
    if (request.url === "/__upstream/journal") return control(request, response, journal)
    const call = await read(request)
    journal.open(call.entry, response)
    if (isSignInPage(request.url)) return browse(signIns, request, response)
    if (!call.provider) return refuse(response, 404, "No such path.")
    if (request.method === "OPTIONS") return preflight(call, response)
    const refusal = refusalOf(call)
    if (refusal) return refuse(response, 400, refusal)
    if (isKeyManagement(call.path) && subKeys.unreachable) return response.destroy()
    if (call.entry.scenario !== "no-cors") allowOrigin(call, response)
    if (call.entry.scenario === "silent") return
    if (call.entry.scenario === "echo-key") return echoKey(call, response)
    const list = isList(call)
    if (isKeyManagement(call.path)) return manage(subKeys, call, response)
    if (isExchange(call.path)) return exchange(signIns, call, response)
    const isPublic = list && call.provider === "openrouter"
    const refused = isPublic ? null : keyRefusal(keys, subKeys, call)
    if (refused) return refuse(response, refused.status, refused.message)
    if (call.path === "/api/v1/key") return send(response, 200, { data: subKeys.about(call.entry.key) ?? PLAIN_KEY })
    if (list) return send(response, 200, modelList(call.provider))
    if (ScriptedProvider.knows(call.bytes)) return scripted.answer({ ...call, path: pathOf(request) }, response)
    if (isMedia(call.entry.path)) return sendMedia(await mediaAnswer(call.entry.path, call), response)
    if (call.provider in OTHERS && call.entry.method === "GET") return send(response, 200, OTHERS[call.provider].list)
    const play = playOf(call, latencyMillis)
    await relay(aimock, { ...call, method: request.method }, charging(subKeys, call, play), response)
  }
}

function keyRefusal(keys, subKeys, { provider, entry }) {
  if (keys[provider].includes(entry.key)) return null
  const refused = provider === "openrouter" ? subKeys.refusal(entry.key) : undefined
  return refused === undefined ? { status: 401, message: "The key was refused." } : refused
}

function manage(subKeys, { entry, path }, response) {
  const { status, body } = subKeys.manage({ method: entry.method, path, key: entry.key, body: entry.body })
  send(response, status, body)
}

function browse(signIns, { method, url }, response) {
  const { status, html, location } = signIns.browse(url)
  if (method !== "GET") return refuse(response, 405, "Method not allowed")
  if (location) return response.writeHead(302, { location }).end()
  response.writeHead(status, { "content-type": "text/html" }).end(html)
}

function exchange(signIns, { entry }, response) {
  if (entry.method !== "POST") return refuse(response, 405, "Method not allowed")
  const answer = signIns.exchange(entry.body)
  return answer ? send(response, answer.status, answer.body) : response.destroy()
}

/** The same play; what an answer says that it cost is counted for its key. */
function charging(subKeys, { provider, entry }, play) {
  if (provider !== "openrouter") return play
  const edit = play.edit ?? ((body) => body)
  const counted = (body) => {
    const { prompt_tokens: input, completion_tokens: output } = body.usage ?? {}
    if (body.usage) subKeys.charge(entry.key, costOf(entry.scenario, input, output))
    return edit(body)
  }
  return { ...play, edit: counted }
}

const EDITS = { openrouter: openRouterReasoning, mistral: usageWithEnd }

/** How an answer is played: at the usual pace and unchanged, but for a few scenarios. */
function playOf({ provider, entry }, latencyMillis) {
  if (entry.scenario === "slow") return { pauseMillis: 100 }
  if (entry.scenario === "cut") return { pauseMillis: latencyMillis, cutAfter: 5 }
  if (entry.scenario === "no-usage") return { pauseMillis: latencyMillis, edit: withoutUsage }
  return { pauseMillis: latencyMillis, edit: EDITS[provider] }
}

const pathOf = ({ url }) => new URL(url, "http://localhost").pathname

async function read(request) {
  const chunks = []
  for await (const chunk of request) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const isForm = request.headers["content-type"]?.startsWith("multipart/") ?? false
  const body = chunks.length && !isForm ? bytes.toString() : null
  const { method, url, headers } = request
  const names = Object.keys(headers)
  const asked = (headers["access-control-request-headers"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean)
  const provider = styleOf(url, [...names, ...asked])
  const parsed = parse(body)
  const entry = {
    provider,
    method,
    path: url,
    origin: headers.origin ?? null,
    key: provider && STYLES[provider].key(headers),
    headers: { ...headers },
    body: parsed,
    scenario: method === "POST" && !isKeyManagement(url) && !isExchange(url) ? scenarioOf(parsed) : null,
  }
  const sent = withUsage(provider, parsed, body)
  return { entry, provider, names, asked, body: sent, bytes, headers, path: plainPath(url, provider) }
}

/** Answers a preflight as strictly as the provider: a header it does not know, or one it misses, fails the whole request. */
function preflight({ provider, asked, entry }, response) {
  const bad = unknownHeader(provider, asked) ?? (entry.path.endsWith("/key") ? null : missingHeader(provider, asked))
  if (bad) return refuse(response, 403, `CORS: ${bad}`)
  response.setHeader("access-control-allow-origin", "*")
  const methods = isKeyManagement(entry.path) ? "GET, POST, PATCH, DELETE" : "GET, POST"
  response.setHeader("access-control-allow-methods", methods)
  response.setHeader("access-control-allow-headers", STYLES[provider].allowed.join(", "))
  response.writeHead(204).end()
}

function refusalOf({ provider, names, entry }) {
  const unknown = unknownHeader(provider, names)
  if (unknown) return `Unexpected header: ${unknown}`
  const strange = strangeField(provider, entry.body)
  if (strange) return `Extra inputs are not permitted: ${strange}`
  const missing = entry.origin && missingHeader(provider, names)
  return missing ? `CORS requests must set the header ${missing}.` : null
}

function allowOrigin({ provider }, response) {
  response.setHeader("access-control-allow-origin", "*")
  response.setHeader("access-control-expose-headers", STYLES[provider].exposed)
}

/** The worst upstream: it repeats the key in the message, in a header and in the error's data. */
function echoKey({ entry }, response) {
  response.setHeader("x-request-id", String(entry.key))
  const error = { type: "invalid_request_error", code: entry.key, message: `Incorrect API key provided: ${entry.key}.` }
  send(response, 401, { type: "error", error })
}

function refuse(response, status, message) {
  send(response, status, { type: "error", error: { type: "invalid_request_error", code: String(status), message } })
}

function sendMedia({ json, type, bytes }, response) {
  if (json) return send(response, 200, json)
  response.writeHead(200, { "content-type": type }).end(bytes)
}

function send(response, status, body) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
}

/** `GET` reads the journal, `DELETE` empties it: for tests that run in another process. */
function control(request, response, journal) {
  if (request.method === "DELETE") journal.clear()
  send(response, 200, journal.entries)
}

function parse(body) {
  try {
    return body && JSON.parse(body)
  } catch {
    return body
  }
}
