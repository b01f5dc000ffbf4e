import type { ChatChunk, ToolCallDelta } from "./chat.js"

interface ToolCall {
  id: string
  type: "function"
  function: { name: string; arguments: string }
}

/** An answer's chunks as the one object that a request without `stream` gets. */
export async function completionOf(
  first: ReadableStreamReadResult<ChatChunk>,
  rest: ReadableStreamDefaultReader<ChatChunk>,
): Promise<object> {
  const answer = new Answer()
  for (let next = first; !next.done; next = await rest.read()) answer.add(next.value)
  return answer.completion
}

class Answer {
  #head: Partial<ChatChunk> = {}
  #content = ""
  #reasoning = ""
  #finish: string | null = null
  #usage: ChatChunk["usage"] = null
  readonly #calls: ToolCall[] = []

  add(chunk: ChatChunk): void {
    if (!this.#head.id) this.#head = chunk
    this.#usage = chunk.usage ?? this.#usage
    for (const { delta, finish_reason } of chunk.choices) {
      this.#content += delta?.content ?? ""
      this.#reasoning += delta?.reasoning_content ?? ""
      this.#finish = finish_reason ?? this.#finish
      for (const call of delta?.tool_calls ?? []) this.#call(call)
    }
  }

  #call({ index, id, function: part }: ToolCallDelta): void {
    const call = (this.#calls[index] ??= { id: "", type: "function", function: { name: "", arguments: "" } })
    call.id ||= id ?? ""
    call.function.name += part?.name ?? ""
    call.function.arguments += part?.arguments ?? ""
  }

  get completion(): object {
    const { id, created, model } = this.#head
    const message = {
      role: "assistant",
      content: this.#content || (this.#calls.length ? null : ""),
      ...(this.#reasoning && { reasoning_content: this.#reasoning }),
      ...(this.#calls.length && { tool_calls: this.#calls }),
    }
    const choices = [{ index: 0, message, finish_reason: this.#finish, logprobs: null }]
    return { id, object: "chat.completion", created, model, choices, usage: this.#usage ?? undefined }
  }
}
