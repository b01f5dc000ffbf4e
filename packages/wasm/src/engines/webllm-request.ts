import type { ChatRequest } from "../chat.js"
import { LocalError } from "../error.js"
import { canCallTools } from "../abilities.js"
import { fieldsOf, textMessages } from "./request.js"

/** What WebLLM takes; it refuses a request with fields that it does not know. */
const FIELDS = [
  ...["max_tokens", "temperature", "top_p", "frequency_penalty", "presence_penalty"],
  ...["stop", "seed", "logit_bias", "tools", "tool_choice"],
]

/** A request as WebLLM takes it. */
export function webllmRequest(request: ChatRequest): object {
  if (request.tools?.length && !canCallTools("webllm", request.model)) throw noTools(request.model)
  return {
    max_tokens: request["max_completion_tokens"],
    ...fieldsOf(request, FIELDS),
    ...formatOf(request.response_format),
    messages: textMessages(request),
    stream: true,
    stream_options: { include_usage: true },
  }
}

/** WebLLM takes a schema as text. */
function formatOf(format: ChatRequest["response_format"]): object {
  if (!format || format.type === "text") return {}
  const schema = format.json_schema?.schema
  return { response_format: { type: "json_object", ...(schema !== undefined && { schema: JSON.stringify(schema) }) } }
}

const noTools = (model: string) =>
  new LocalError({ code: "invalid_request", message: "This model calls no tools.", field: "tools", model })
