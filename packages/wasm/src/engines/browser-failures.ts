import type { LocalErrorFields } from "../error.js"

/** Where the browser has no model, or has none for this device. */
export const noModel = (model: string): LocalErrorFields => ({
  code: "provider_refused",
  message: "This browser has no model of its own, or none that runs on this device.",
  hint: "Use another model. Chrome says at chrome://on-device-internals why it has none.",
  model,
})

const notAllowed = (model: string): LocalErrorFields => ({
  code: "provider_refused",
  message: "The browser does not let this page use its own model now.",
  hint: 'It fetches its model only within a click, and a frame needs allow="language-model" from the page around it.',
  model,
})

const tooLong = (model: string): LocalErrorFields => ({
  code: "invalid_request",
  message: "The prompt is longer than the context of the browser’s own model.",
  field: "messages",
  model,
})

const unfit = (model: string): LocalErrorFields => ({
  code: "invalid_request",
  message:
    "The browser’s own model cannot answer this request as it is: its language or its response format do not fit.",
  model,
})

const heldBack = (model: string): LocalErrorFields => ({
  code: "provider_refused",
  message: "The browser held its own model’s answer back.",
  model,
})

const broken = (model: string): LocalErrorFields => ({
  code: "provider_disconnected",
  message: "The browser’s own model broke off.",
  model,
})

const BY_NAME: Readonly<Record<string, (model: string) => LocalErrorFields>> = {
  NotAllowedError: notAllowed,
  SecurityError: notAllowed,
  QuotaExceededError: tooLong,
  NotSupportedError: unfit,
  SyntaxError: unfit,
  NotReadableError: heldBack,
}

/** What the Prompt API's exceptions mean, by their names. */
export function promptFailure(cause: unknown, model: string): LocalErrorFields {
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : ""
  return (BY_NAME[name] ?? broken)(model)
}
