import type { LocalError } from "./error.js"

/** What SDKs call an error of a status. */
const TYPES: Readonly<Record<number, string>> = { 400: "invalid_request_error", 404: "not_found_error" }

/** A refusal as a provider would have said it, with the fields of the error as `byok` (protocol/spec/errors.md). */
export function responseOf(error: LocalError): Response {
  const { code, message, hint, retryable, action, statusCode, details } = error
  const status = statusCode ?? 503
  const byok = { ...details, code, message, hint, retryable, action, statusCode }
  const said = {
    message: `${message} ${hint}`,
    type: TYPES[status] ?? "api_error",
    param: details.field ?? null,
    code,
    byok,
  }
  return Response.json({ error: said }, { status, headers: retryable ? {} : { "x-should-retry": "false" } })
}
