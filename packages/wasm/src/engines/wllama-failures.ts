import type { LocalErrorFields } from "../error.js"
import { downloadFailure } from "./failures.js"

const textOf = (cause: unknown) => (cause instanceof Error ? `${cause.name} ${cause.message}` : String(cause))

/** What llama.cpp, Emscripten and browsers say where there is not enough memory. */
const MEMORY = ["out of memory", "OOM", "Cannot enlarge memory", "allocation failed", "could not allocate", "bad_alloc"]

const lacksMemory = (said: string) => MEMORY.some((word) => said.includes(word))

/** Why a model did not load. */
export function loadFailure(cause: unknown, model: string): LocalErrorFields {
  const said = textOf(cause)
  if (lacksMemory(said)) return tooLarge(model)
  return downloadFailure(cause, model) ?? damaged(model)
}

/** Why an answer broke off. */
export function chatFailure(cause: unknown, model: string): LocalErrorFields {
  const said = textOf(cause)
  if (lacksMemory(said)) return tooLarge(model)
  if (said.includes("context size") || said.includes("kv_cache_full")) return tooLong(model)
  if (isOfTheRequest(cause)) return unfit(model)
  return { code: "provider_disconnected", message: "The local model broke off its answer.", model }
}

/** llama.cpp refuses a request before it begins, a model's failure comes from its worker. */
const isOfTheRequest = (cause: unknown): boolean =>
  cause instanceof Error && (cause as { type?: unknown }).type === "inference_error"

const tooLarge = (model: string): LocalErrorFields => ({
  code: "provider_refused",
  message: "There is not enough memory for this model.",
  hint: "Choose a smaller model, or close other pages.",
  model,
})

const tooLong = (model: string): LocalErrorFields => ({
  code: "invalid_request",
  message: "The prompt is longer than the model's context.",
  field: "messages",
  model,
})

const unfit = (model: string): LocalErrorFields => ({
  code: "invalid_request",
  message: "The model cannot answer this request as it is: its messages, tools or response format do not fit.",
  model,
})

const damaged = (model: string): LocalErrorFields => ({
  code: "damaged_record",
  message: "The model's file does not open: it is no GGUF, is cut off, or is of a kind that llama.cpp does not know.",
  hint: "Get the file again, or choose another.",
  model,
})
