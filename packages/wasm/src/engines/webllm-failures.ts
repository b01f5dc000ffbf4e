import { LocalError, type LocalErrorFields } from "../error.js"
import { downloadFailure } from "./failures.js"

export const noGpu = (model: string) =>
  new LocalError({
    code: "provider_refused",
    message:
      globalThis.navigator && "gpu" in globalThis.navigator
        ? "WebGPU finds no GPU on this device that it may use."
        : "This browser has no WebGPU.",
    hint: "Use a browser with WebGPU, or a GGUF model, which runs on the processor.",
    model,
  })

/** By the names of WebLLM's errors: their sentences may repeat what was sent. */
const BY_NAME: Readonly<Record<string, LocalErrorFields>> = {
  WebGPUNotAvailableError: { code: "provider_refused", message: "This browser has no WebGPU." },
  WebGPUNotFoundError: { code: "provider_refused", message: "This browser has no WebGPU." },
  ShaderF16SupportError: {
    code: "provider_refused",
    message: "This device's GPU does not compute in 16 bits (shader-f16).",
  },
  FeatureSupportError: { code: "provider_refused", message: "This device's GPU lacks what the model needs." },
  DeviceLostError: {
    code: "provider_refused",
    message: "The GPU gave up on this model, most often for lack of memory.",
    hint: "Choose a smaller model, or close other pages.",
  },
  IntegrityError: { code: "damaged_record", message: "A file of the model is not the one that was expected." },
  ContextWindowSizeExceededError: {
    code: "invalid_request",
    message: "The prompt is longer than the model's context.",
    field: "messages",
  },
  ModelNotLoadedError: { code: "provider_disconnected", message: "The model is no longer in memory." },
}

/** What WebLLM says of a request that it does not take. */
const OF_THE_REQUEST = [
  ...[
    "ConfigValueError",
    "MinValueError",
    "RangeError",
    "NonNegativeError",
    "InvalidNumberStringError",
    "DependencyError",
  ],
  ...["UnsupportedFieldsError", "MessageOrderError", "SystemMessageOrderError", "UserMessageContentErrorForNonVLM"],
  ...["SeedTypeError", "CustomResponseFormatError", "CustomSystemPromptError", "UnsupportedModelIdError"],
  ...["InvalidResponseFormatError", "GrammarMatcherInitError", "UnsupportedContentPartError", "ContentTypeError"],
]

/** Why a model did not load. */
export const loadFailure = (cause: unknown, model: string): LocalErrorFields =>
  named(cause, model) ?? downloadFailure(cause, model) ?? memoryFailure(cause, model) ?? broken(model)

/** Why an answer broke off. */
export const chatFailure = (cause: unknown, model: string): LocalErrorFields =>
  named(cause, model) ??
  memoryFailure(cause, model) ?? {
    code: "provider_disconnected",
    message: "The local model broke off its answer.",
    model,
  }

function named(cause: unknown, model: string): LocalErrorFields | undefined {
  const name = cause instanceof Error ? cause.name : ""
  const known = BY_NAME[name]
  if (known) return { ...known, model }
  if (!OF_THE_REQUEST.includes(name)) return undefined
  return { code: "invalid_request", message: `WebLLM does not take this request (${name}).`, model }
}

function memoryFailure(cause: unknown, model: string): LocalErrorFields | undefined {
  if (!/out of memory|allocation failed/i.test(String(cause))) return undefined
  const hint = "Choose a smaller model, or close other pages."
  return { code: "provider_refused", message: "There is not enough memory for this model.", hint, model }
}

/** A broken file shows only in what fails afterwards: trying again would not help. */
const broken = (model: string): LocalErrorFields => ({
  code: "damaged_record",
  message: "WebLLM failed with this model: a file of it is damaged, or its compiled form does not fit this version.",
  hint: "Delete the model's files and load it again.",
  model,
})
