// What the upstream answers. A scenario is chosen by the model's name (`exact`, `openai/exact`) or by a word `#name` in the last
// user message; without one, plain text is streamed.

import { costOf } from "./prices.mjs"

/** The text of every plain answer. */
export const ANSWER = "This answer comes from the test upstream, a few words at a time."

/** The text that follows a tool's result. */
export const TOOL_ANSWER = "The tool has answered, thank you."

/** What a request for JSON gets. */
export const JSON_ANSWER = { city: "Oslo", celsius: 21 }

/** The reasoning and the answer of `#reasoning`. */
export const REASONING = { reasoning: "Six times seven is forty-two.", content: "42" }

const LONG = Array.from({ length: 400 }, (_, n) => `word${n} `).join("")

/** Scenarios that aimock plays: a fixture each, without its match. */
const PLAYED = {
  text: { response: (request) => plain(request, ANSWER) },
  slow: { response: (request) => plain(request, LONG) },
  reasoning: { response: (request) => ({ ...plain(request, REASONING.content), ...REASONING }) },
  tool: { response: toolTurn },
  agent: { response: agentTurn },
  json: { response: (request) => plain(request, JSON.stringify(JSON_ANSWER)) },
  exact: { response: (request) => charged(request, ANSWER, limitOf(request)) },
  greedy: { response: (request) => charged(request, ANSWER, 2 * limitOf(request)) },
  "no-usage": { response: (request) => plain(request, ANSWER) },
  unauthorized: failure(401, "authentication_error", "The key was refused."),
  "rate-limited": { response: { ...failure(429, "rate_limit_error", "Too many requests.").response, retryAfter: 2 } },
  "server-error": failure(500, "server_error", "The server failed."),
  cut: { response: (request) => plain(request, ANSWER) },
}

/** Scenarios that need no answer of aimock's (index.mjs). */
const OWN = ["echo-key", "no-cors", "silent"]

export const SCENARIOS = [...Object.keys(PLAYED), ...OWN]

/** The scenario of a request body, `text` unless it names another. */
export function scenarioOf(body) {
  const model = String(body?.model ?? "")
    .split(/[/:]/)
    .pop()
  if (SCENARIOS.includes(model)) return model
  const word = /#([a-z-]+)/.exec(lastUserText(body))?.[1]
  if (SCENARIOS.includes(word)) return word
  return wantsJson(body) ? "json" : "text"
}

/** aimock's fixtures, one a scenario. */
export function fixtures() {
  return Object.entries(PLAYED).map(([name, fixture]) => ({
    match: { predicate: (request) => scenarioOf(request) === name },
    ...fixture,
  }))
}

function plain(request, content) {
  return charged(request, content, Math.min(wordsIn(content), limitOf(request)))
}

/** An answer with its usage in every provider's words; `cost` is only ever sent by OpenRouter. */
function charged(request, content, output) {
  const input = wordsIn(JSON.stringify(request.messages ?? ""))
  const cost = costOf(scenarioOf(request), input, output)
  return {
    content,
    usage: { prompt_tokens: input, completion_tokens: output, input_tokens: input, output_tokens: output, cost },
  }
}

function toolTurn(request) {
  if (request.messages.at(-1)?.role === "tool") return plain(request, TOOL_ANSWER)
  const { name, parameters } = request.tools?.[0]?.function ?? { name: "missing" }
  const { usage } = plain(request, TOOL_ANSWER)
  return { toolCalls: [{ name, arguments: JSON.stringify(exampleOf(parameters)) }], usage }
}

/** Searches, adds up the numbers that were found, notes their sum and says it: each step is made of the result before. */
function agentTurn(request) {
  const results = request.messages.filter(({ role }) => role === "tool").map(({ content }) => textOf(content))
  const { usage } = plain(request, TOOL_ANSWER)
  const calls = (name, input) => ({ toolCalls: [{ name, arguments: JSON.stringify(input) }], usage })
  const found = results[0]?.match(/\d+/g)?.map(Number) ?? []
  if (results.length === 0) return calls("searchNotes", { word: "boat" })
  if (results.length === 1) return calls("calculate", { operation: "add", numbers: found })
  if (results.length === 2) return calls("addNote", { text: `Boats in all ${results[1]}` })
  return plain(request, `The boats cost ${results[1]}. ${results[2]}`)
}

const textOf = (content) => (typeof content === "string" ? content : content.map(({ text }) => text ?? "").join(""))

function exampleOf(schema) {
  const examples = { string: "Oslo", number: 7, integer: 7, boolean: true, array: [] }
  const properties = Object.entries(schema?.properties ?? {})
  return Object.fromEntries(properties.map(([key, { type }]) => [key, examples[type] ?? null]))
}

function failure(status, type, message) {
  return { response: { status, error: { type, message } } }
}

function limitOf(request) {
  return request.max_tokens ?? request.max_completion_tokens ?? request.max_output_tokens ?? 4096
}

function wantsJson(body) {
  return [body?.response_format?.type, body?.text?.format?.type].some((type) => type?.startsWith("json"))
}

function lastUserText(body) {
  const turns = [body?.messages, body?.input].find(Array.isArray) ?? []
  const last = turns.filter(({ role }) => role === "user").at(-1)?.content ?? body?.input
  return typeof last === "string" ? last : (last ?? []).map((part) => part.text ?? "").join(" ")
}

function wordsIn(text) {
  return text.split(/\s+/).filter(Boolean).length
}
