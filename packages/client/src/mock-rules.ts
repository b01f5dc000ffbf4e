import { ByokError, type ByokErrorFields } from "./error.js"
import type { ByokAction, ByokErrorCode, Capability, GrantRequest } from "./types.js"

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
const FIELDS =
  "capabilities models budget budgets maxUsdPerRequest expiresInMillis requestsPerMinute tokensPerMinute requestsAtOnce localOnly strict purpose".split(
    " ",
  )

/** Hosts of this computer, and those that are nobody's. */
export const isLocal = (hostname: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\]|.*\.(localhost|test|example))$/.test(hostname)

/** The wallet's error with a code. */
export const refusal = (fields: ByokErrorFields): ByokError =>
  new ByokError({ action: ACTIONS[fields.code] ?? "none", retryable: RETRYABLE.test(fields.code), ...fields })

/** Why a proposal is none, or undefined. */
export function wrongField(request: GrantRequest): ByokError | undefined {
  const field = Object.entries(request).find(([name, value]) => value !== undefined && !FIELDS.includes(name))?.[0]
  if (field !== undefined)
    return refusal({ code: "invalid_request", message: `A proposal has no field ${field}.`, field })
  if (request.capabilities?.length) return undefined
  return refusal({ code: "invalid_request", message: "A proposal names a capability.", field: "capabilities" })
}

/**
 * Whether a pattern with `*` covers a model: its whole id, the part after the provider, or an id without a provider, for which
 * the mock's provider is the pattern's.
 */
export const covers = (pattern: string, modelId: string): boolean =>
  matches(pattern, modelId) ||
  matches(pattern, bare(modelId)) ||
  (modelId === bare(modelId) && matches(bare(pattern), modelId))

const bare = (id: string) => id.slice(id.indexOf("/") + 1)

/** As the wallet does it (`ModelPattern`): it goes back to the last star only, so that no pattern takes forever. */
function matches(pattern: string, text: string): boolean {
  let [star, resume, at, place] = [-1, 0, 0, 0]
  while (place < text.length) {
    if (pattern[at] === "*") [star, resume] = [at++, place]
    else if (pattern[at] === text[place]) [at, place] = [at + 1, place + 1]
    else if (star < 0) return false
    else [at, place] = [star + 1, ++resume]
  }
  while (pattern[at] === "*") at++
  return at === pattern.length
}
