// OpenAI's chat completions, with what OpenRouter adds for reasoning, images and sources.
import { sumOf } from "../sum.js"
import { scenarioIn, SCENARIOS } from "./script.js"

const USAGE = { input: 11, output: 7 }

/** What a body asks for: {@link import("./index.d.ts").Asked}. */
export function readChat(body) {
  const { messages = [] } = body
  const last = messages.findLast(({ role }) => role === "user")
  const text = textOf(last?.content)
  return { ...scenarioIn(text), text, results: resultsIn(messages), told: toldBy(body) }
}

const textOf = (content) =>
  typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("")

/** The results that follow the last question. */
function resultsIn(messages) {
  const from = messages.findLastIndex(({ role }) => role === "user")
  return messages.slice(from + 1).flatMap(({ role, content }) => (role === "tool" ? [textOf(content)] : []))
}

/** The part of a body that an app determines, whatever stands between it and the provider. */
function toldBy(body) {
  const { temperature, top_p, max_tokens, seed, stop, presence_penalty, frequency_penalty, tools, tool_choice } = body
  const settings = { temperature, top_p, max_tokens, seed, stop, presence_penalty, frequency_penalty, tool_choice }
  const functions = tools?.map(({ function: { name, description, parameters } }) => ({ name, description, parameters }))
  const schema = body.response_format?.json_schema?.schema
  return { messages: body.messages.map(messageTold), ...settings, tools: functions, schema }
}

function messageTold({ role, content, tool_calls: calls }) {
  const parts = Array.isArray(content) ? content : []
  const files = parts.filter(({ type }) => type !== "text").map(fileTold)
  const called = calls?.map(({ function: { name, arguments: input } }) => ({ name, input: JSON.parse(input) }))
  return { role, text: textOf(content), ...(files.length && { files }), ...(called && { calls: called }) }
}

function fileTold({ image_url: image, file }) {
  const [, mediaType, base64] = /^data:([^;]+);base64,(.*)$/s.exec(image?.url ?? file?.file_data) ?? []
  if (!base64) return { address: image?.url ?? file?.file_data }
  const bytes = Buffer.from(base64, "base64")
  return { mediaType, length: bytes.length, sum: sumOf(bytes) }
}

/** The answer of a scenario to a request that was read. */
export function answerTo(asked) {
  const answer = Object.hasOwn(SCENARIOS, asked.name) ? SCENARIOS[asked.name](asked) : { status: 404 }
  return { usage: USAGE, finish: "stop", ...answer }
}

const head = (model, object) => ({ id: "conformance-1", object, created: 1_767_225_600, model })

const usageOf = ({ usage, thought = 0 }) =>
  usage && {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
    prompt_tokens_details: { cached_tokens: 3 },
    completion_tokens_details: { reasoning_tokens: thought },
  }

/** The whole answer as one body. */
export function wholeChat(model, answer) {
  const message = { role: "assistant", content: "" }
  for (const step of answer.steps) join(message, fieldsOf(step))
  const choices = [{ index: 0, message, finish_reason: answer.finish }]
  return { ...head(model, "chat.completion"), choices, usage: usageOf(answer) ?? undefined }
}

function join(message, { tool_calls: calls = [], ...fields }) {
  for (const [name, value] of Object.entries(fields))
    message[name] = name in message ? message[name].concat(value) : value
  for (const { index, id, function: part } of calls) {
    message.tool_calls ??= []
    const known = (message.tool_calls[index] ??= { id, type: "function", function: { name: part.name, arguments: "" } })
    known.function.arguments += part.arguments
  }
}

/** The events of an answer in order: data to send, or the step that says what else to do. */
export function* eventsOf(model, answer) {
  const event = (fields) => ({ ...head(model, "chat.completion.chunk"), ...fields })
  const choice = (delta, finish_reason = null) => event({ choices: [{ index: 0, delta, finish_reason }] })
  yield { data: choice({ role: "assistant", content: "" }) }
  for (const step of answer.steps) {
    const fields = fieldsOf(step)
    if (step.fault) yield { data: event({ choices: [], error: { message: step.fault, code: 502 } }) }
    else yield fields ? { data: choice(fields) } : step
  }
  yield { data: choice({}, answer.finish) }
  if (answer.usage) yield { data: event({ choices: [], usage: usageOf(answer) }) }
}

/** A step as fields of a message; undefined for one that says no words. */
function fieldsOf({ text, reasoning, tool, image, source }) {
  if (text !== undefined) return { content: text }
  if (reasoning !== undefined) return { reasoning }
  if (tool) return { tool_calls: [toolFields(tool)] }
  if (image) return { images: [{ type: "image_url", image_url: { url: dataUrl(image) } }] }
  if (source)
    return { annotations: [{ type: "url_citation", url_citation: { ...source, start_index: 0, end_index: 3 } }] }
  return undefined
}

function toolFields({ index, id, name, input }) {
  return { index, ...(id && { id, type: "function" }), function: { ...(name && { name }), arguments: input } }
}

const dataUrl = ({ mediaType, bytes }) => `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`
