import { type Action, type ErrorCode, ERRORS } from "@byokapi/shared/types"

/** An error's fields, as a wallet would send them (protocol/spec/errors.md). What is left out is the code's default. */
export interface LocalErrorFields {
  code: ErrorCode
  /** One safe sentence: no prompt, no answer, no address of another app. */
  message: string
  hint?: string
  retryable?: boolean
  /** The field of the request that is wrong. */
  field?: string
  /** The model's id. */
  model?: string
}

/**
 * A local model's refusal or failure, with a code of the wallet's closed set. `ByokError.isInstance` of `@byokapi/client` knows
 * it, and the AI SDK sees an `APICallError`, so that it tries again only where that can help.
 */
export class LocalError extends Error {
  readonly code: ErrorCode
  readonly hint: string
  readonly retryable: boolean
  readonly action: Action
  readonly statusCode: number | undefined
  readonly details: { field?: string; model?: string }
  /** AI SDK: same as {@link retryable}. */
  readonly isRetryable: boolean
  readonly url = "byok:"
  readonly requestBodyValues: unknown = {}

  static {
    for (const mark of ["byok.error", "vercel.ai.error", "vercel.ai.error.AI_APICallError"])
      Object.assign(this.prototype, { [Symbol.for(mark)]: true })
  }

  /** `cause` stays in this page: it is not among the fields. */
  constructor(
    readonly fields: LocalErrorFields,
    cause?: unknown,
  ) {
    const { code, message, hint, retryable, ...details } = fields
    super(message, { cause })
    const usual = ERRORS[code]
    this.name = "LocalError"
    this.code = code
    this.hint = hint ?? usual.hint
    this.retryable = this.isRetryable = retryable ?? usual.retryable
    this.action = usual.action
    this.statusCode = usual.status || undefined
    this.details = details
  }
}

/** The error itself where it has a code already, otherwise what `otherwise` makes of it. */
export function coded(error: unknown, otherwise: (error: unknown) => LocalErrorFields): LocalError {
  return error instanceof LocalError ? error : new LocalError(otherwise(error), error)
}
