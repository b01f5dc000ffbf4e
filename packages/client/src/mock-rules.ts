import { ByokError, type ByokErrorFields } from "./error.js"
import type { ByokAction, ByokErrorCode, Capability } from "./types.js"

/** What the wallet says with a code (protocol/spec/errors.md), where it is more than a refusal for good. */
const RETRYABLE = /^(rate_limited|provider_(rate_limited|error|unreachable|disconnected)|offline|connect_timeout)$/
const ACTIONS: Partial<Record<ByokErrorCode, ByokAction>> = {
  session_lapsed: "reconnect",
  connect_timeout: "reconnect",
  disconnected: "reconnect",
  storage_unavailable: "reconnect",
  locked: "unlock",
  wrong_passphrase: "unlock",
  no_provider_key: "add-key",
  provider_auth: "add-key",
  model_not_allowed: "raise-limit",
  budget_exhausted: "raise-limit",
  request_too_expensive: "raise-limit",
  unpriced_model: "raise-limit",
  nested_frame: "open-tab",
  opaque_origin: "open-tab",
}

/** The kind of model that each method of the wallet runs. */
export const KINDS: Record<string, Capability> = {
  doLanguage: "language",
  streamLanguage: "language",
  doImage: "image",
  doSpeech: "speech",
  doTranscription: "transcription",
  doEmbedding: "embedding",
  doReranking: "reranking",
}

/** What a proposal may say; the wallet refuses whatever else there is. */
export const FIELDS =
  "capabilities models budget budgets maxUsdPerRequest expiresInMillis requestsPerMinute tokensPerMinute requestsAtOnce localOnly strict purpose".split(
    " ",
  )

/** Hosts of this computer, and those that are nobody's. */
export const isLocal = (hostname: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\]|.*\.(localhost|test|example))$/.test(hostname)

/** The wallet's error with a code. */
export const refusal = (fields: ByokErrorFields): ByokError =>
  new ByokError({ action: ACTIONS[fields.code] ?? "none", retryable: RETRYABLE.test(fields.code), ...fields })

/** Whether a pattern with `*` covers a model, by its whole id or the part after the provider. */
export function covers(pattern: string, modelId: string): boolean {
  const pieces = pattern.split("*").map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
  const form = new RegExp(`^${pieces.join(".*")}$`)
  return form.test(modelId) || form.test(modelId.slice(modelId.indexOf("/") + 1))
}
