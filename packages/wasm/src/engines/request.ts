import type { ChatMessage, ChatRequest } from "../chat.js"
import { LocalError } from "../error.js"

/** The named fields of a request that it has. */
export function fieldsOf(request: ChatRequest, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => request[name] != null).map((name) => [name, request[name]]))
}

/** The messages with all content as text: engines and chat templates differ in what else they take. */
export function textMessages({ messages, model }: ChatRequest): ChatMessage[] {
  if (!Array.isArray(messages) || messages.length === 0) throw refused("There are no messages.", model)
  return messages.map((message) => ({ ...message, content: textOf(message.content, model) }))
}

function textOf(content: ChatMessage["content"], model: string): string | null {
  if (!Array.isArray(content)) return content ?? null
  const other = content.find(({ type }) => type !== "text")
  if (other) throw refused(`Local models read text, so no content of the type ${String(other.type)}.`, model)
  return content.map(({ text }) => text ?? "").join("")
}

const refused = (message: string, model: string) =>
  new LocalError({ code: "invalid_request", message, field: "messages", model })
