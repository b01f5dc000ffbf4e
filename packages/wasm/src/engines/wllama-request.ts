import type { ChatCompletionChunk, ChatCompletionParams } from "@wllama/wllama/esm/index.js"
import type { ChatRequest } from "../chat.js"
import { fieldsOf, textMessages } from "./request.js"

/** What llama.cpp is told of a request; it leaves out what would name its user or its files. */
const FIELDS = [
  ...["max_tokens", "temperature", "top_p", "top_k", "min_p", "frequency_penalty", "presence_penalty"],
  ...["stop", "seed", "logit_bias", "tools", "tool_choice", "response_format"],
]

type Streamed = ChatCompletionParams & { stream: true; onData?: (chunk: ChatCompletionChunk) => void }

export function requestFor(request: ChatRequest, abortSignal: AbortSignal): Streamed {
  const fields = { max_tokens: request["max_completion_tokens"], ...fieldsOf(request, FIELDS) }
  return {
    ...(fields as object),
    messages: textMessages(request) as ChatCompletionParams["messages"],
    stream: true,
    ...{ stream_options: { include_usage: true } },
    abortSignal,
  }
}
