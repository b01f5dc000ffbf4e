import type { ByokAction, ByokErrorCode } from "./types.js"

/** The figures and names of a refusal, where it has them. `limit` and `actual` are in `unit`. */
export interface ByokErrorDetails {
  /** The limit that refused. */
  limit?: number
  /** What met it. */
  actual?: number
  /** `usd`, `tokens`, `requests`, `calls`, `bytes`, … */
  unit?: string
  /** The limit's window: a {@link BudgetPeriod}, or `minute`. */
  per?: string
  /** What is left of the budget, in US dollars. */
  remainingUsd?: number
  /** When the budget's window ends, in milliseconds since 1970. */
  resetsAt?: number
  /** The field of the request that is wrong. */
  field?: string
  provider?: string
  model?: string
  [further: string]: unknown
}

/** An error's fields as the wallet sends them. Fields not named here arrive in `details`. */
export interface ByokErrorFields extends ByokErrorDetails {
  code: ByokErrorCode
  message: string
  hint?: string
  retryable?: boolean
  retryAfterMillis?: number
  action?: ByokAction
  statusCode?: number
}

const mark = Symbol.for("byok.error")

/** How many errors that SDKs were told are known at a time. */
const MOST_TOLD = 1000
const told = Symbol.for("byok.told")
/** The errors that SDKs were told in a provider's format, by the reference in what they were told; one list for all copies of this package. */
const toldErrors = (): Map<unknown, ByokError> =>
  ((globalThis as { [told]?: Map<unknown, ByokError> })[told] ??= new Map())

/**
 * @internal Notes an error that an SDK is about to be told, for {@link ByokError.from}.
 * @returns a reference that a provider cannot guess: what its own answers say is never taken for the wallet's
 */
export function referenceTo(error: ByokError): string {
  const errors = toldErrors()
  const reference = crypto.getRandomValues(new Uint32Array(4)).join("-")
  errors.set(reference, error)
  if (errors.size > MOST_TOLD) errors.delete(errors.keys().next().value)
  return reference
}

/**
 * A refusal or failure: one safe sentence, a code of the closed set, and what to do next. The AI SDK sees an
 * `APICallError`, so that its retries work: refusals are not retryable, rate limits and broken connections are.
 */
export class ByokError extends Error {
  readonly code: ByokErrorCode
  /** For the developer: what to change. */
  readonly hint: string | undefined
  readonly retryable: boolean
  readonly retryAfterMillis: number | undefined
  readonly action: ByokAction
  /** HTTP status of the provider, where there was one. */
  readonly statusCode: number | undefined
  /** The figures and names of this refusal, such as the limit with its unit and what was asked for. */
  readonly details: Readonly<ByokErrorDetails>

  /** AI SDK: same as {@link retryable}. */
  readonly isRetryable: boolean
  readonly url = "byok:"
  readonly requestBodyValues: unknown = {}
  readonly responseHeaders: Record<string, string> | undefined

  static {
    const marks = {
      [mark]: true,
      [Symbol.for("vercel.ai.error")]: true,
      [Symbol.for("vercel.ai.error.AI_APICallError")]: true,
    }
    Object.assign(this.prototype, marks)
  }

  constructor(fields: ByokErrorFields) {
    const { code, message, hint, retryable, retryAfterMillis, action, statusCode, ...details } = fields
    super(message)
    this.name = "ByokError"
    this.code = code
    this.hint = hint
    this.retryable = this.isRetryable = retryable === true
    this.retryAfterMillis = retryAfterMillis
    this.action = action ?? "none"
    this.statusCode = statusCode
    this.details = details
    this.responseHeaders = retryAfterMillis == null ? undefined : { "retry-after-ms": `${retryAfterMillis}` }
  }

  /** Whether a value is an error of the wallet, also one of another copy of this package. */
  static isInstance(value: unknown): value is ByokError {
    return typeof value === "object" && value !== null && mark in value
  }

  /**
   * The wallet's error inside a value: itself, what a `RetryError` gave up on, its cause, or what an official SDK was told by our
   * own `fetch`. Never what a provider says, whatever it calls itself.
   */
  static from(value: unknown): ByokError | undefined {
    for (let depth = 0; depth < 8 && typeof value === "object" && value !== null; depth++) {
      if (ByokError.isInstance(value)) return value
      const { byok, lastError, cause, error } = value as Record<string, unknown>
      const known = toldErrors().get((byok as { ref?: unknown } | null | undefined)?.ref)
      if (known) return known
      value = lastError ?? cause ?? error
    }
    return undefined
  }
}
