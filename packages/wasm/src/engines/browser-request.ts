import type { ChatRequest } from "../chat.js"
import { LocalError } from "../error.js"
import type { PromptApi, PromptMessage, SessionOptions } from "./prompt-api.js"
import { textMessages } from "./request.js"

/** A conversation as the Prompt API takes it: what was said so far, and what is to be answered. */
export interface Conversation {
  before: PromptMessage[]
  last: PromptMessage[]
}

/** Refuses what the browser's own model has no way to do. */
export function conversationOf(request: ChatRequest): Conversation {
  if (request.tools?.length) throw refused("The browser’s own model calls no tools.", request, "tools")
  if (isGiven(request["stop"])) throw refused("The browser’s own model takes no stop sequences.", request, "stop")
  const messages = textMessages(request).map(({ role, content }) => ({ role, content: String(content ?? "") }))
  const last = messages.at(-1)
  if (last?.role !== "user") throw refused("The last message has to be the user’s.", request, "messages")
  const said = messages.slice(0, -1).filter(({ role }) => !isSystem(role))
  const unknown = said.find(({ role }) => role !== "user" && role !== "assistant")
  if (unknown) throw refused("The browser’s own model knows no such role.", request, "messages")
  return {
    before: [...systemOf(messages), ...(said as PromptMessage[])],
    last: [{ role: "user", content: last.content }],
  }
}

/** The Prompt API takes one, as the first. */
function systemOf(messages: { role: string; content: string }[]): PromptMessage[] {
  const content = messages
    .filter(({ role }) => isSystem(role))
    .map((message) => message.content)
    .join("\n\n")
  return content ? [{ role: "system", content }] : []
}

const isSystem = (role: string) => role === "system" || role === "developer"
const isGiven = (stop: unknown) => typeof stop === "string" || (Array.isArray(stop) && stop.length > 0)

/** What the answer is held to, none for text. */
export function constraintOf({ response_format: format }: ChatRequest): object | undefined {
  if (!format || format.type === "text") return undefined
  const schema = format.json_schema?.schema
  return typeof schema === "object" && schema !== null ? schema : { type: "object" }
}

/** How the model samples, where the browser lets pages choose: it takes both numbers or none. */
export async function samplingOf(
  request: ChatRequest,
  api: PromptApi,
): Promise<Pick<SessionOptions, "temperature" | "topK">> {
  const [temperature, topK] = [numberOf(request["temperature"]), numberOf(request["top_k"])]
  if (temperature === undefined && topK === undefined) return {}
  const limits = await api.params?.().catch(() => null)
  if (!limits) return {}
  return {
    temperature: Math.min(temperature ?? limits.defaultTemperature, limits.maxTemperature),
    topK: Math.min(topK ?? limits.defaultTopK, limits.maxTopK),
  }
}

const numberOf = (value: unknown) => (typeof value === "number" ? value : undefined)

function refused(message: string, { model }: ChatRequest, field: string): LocalError {
  return new LocalError({ code: "invalid_request", message, field, model })
}
