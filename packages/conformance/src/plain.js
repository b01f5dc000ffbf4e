// Values as they are compared: without what may differ (differs.js), with their types.
import { sumOf } from "./sum.js"

const IDS = ["id", "toolCallId", "approvalId"]
const LEFT_OUT = { response: ["headers", "body"], result: ["request"] }

/** Makes values comparable; ids are numbered in the order in which they come, over all values of one instance. */
export class Plain {
  #ids = new Map()
  #own
  #breaks

  /** @param {{ own?: string, breaks?: boolean }} [how] `own`: the name of the wallet's own entry in `providerMetadata` */
  constructor({ own, breaks = false } = {}) {
    this.#own = own
    this.#breaks = breaks
  }

  of(value, key = "") {
    if (typeof value === "string" && IDS.includes(key)) return this.#numbered(value)
    if (value === null || typeof value !== "object") return typeof value === "bigint" ? { $bigint: `${value}` } : value
    if (value instanceof Uint8Array) return { $bytes: value.length, sum: sumOf(value) }
    if (value instanceof Date) return { $date: Number.isNaN(value.getTime()) ? "invalid" : "valid" }
    if (value instanceof URL) return { $url: value.href }
    if (value instanceof Error) return this.error(value)
    if (Array.isArray(value)) return value.map((item) => this.of(item))
    return this.#fields(value, key)
  }

  /** An error in any form, as models throw it and streams carry it. */
  error(error) {
    const plain = errorOf(error)
    return { $error: this.#breaks && plain.kind !== "AbortError" ? { kind: "any" } : plain }
  }

  #fields(value, key) {
    const fields = {}
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined || LEFT_OUT[key]?.includes(name) || (key === "providerMetadata" && name === this.#own))
        continue
      const plain = name === "error" ? this.error(field) : this.of(field, name)
      if (name !== "providerMetadata" || Object.keys(plain ?? {}).length) fields[name] = plain
    }
    return fields
  }

  #numbered(id) {
    if (!this.#ids.has(id)) this.#ids.set(id, `#${this.#ids.size + 1}`)
    return this.#ids.get(id)
  }
}

/** What an app can rely on of an error: what the AI SDK takes it for, its status, whether it is worth another try. */
function errorOf(thrown) {
  const error = isPayload(thrown) ? streamError(thrown) : thrown
  if (error?.name === "AbortError") return { kind: "AbortError" }
  const { statusCode, isRetryable, lastError } = error ?? {}
  const fields = { kind: markOf(error) ?? "Error", statusCode, isRetryable, lastError: lastError && errorOf(lastError) }
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined))
}

const isPayload = (value) =>
  typeof value === "object" && !(value instanceof Error) && typeof value?.message === "string"

/** What `ai` 7 makes of a provider's error amid a stream; `ai` 6 hands it on as it came. */
function streamError({ code, statusCode = typeof code === "number" ? code : undefined }) {
  const isRetryable = [408, 409, 429].includes(statusCode) || statusCode >= 500
  return { [Symbol.for(`${MARK}AI_StreamProviderError`)]: true, statusCode, isRetryable }
}

const MARK = "vercel.ai.error."

/** The class that `isInstance` of the AI SDK sees in an error. */
function markOf(error) {
  for (let at = error; at && typeof at === "object"; at = Object.getPrototypeOf(at)) {
    const marks = Object.getOwnPropertySymbols(at).map((symbol) => symbol.description ?? "")
    const mark = marks.find((name) => name.startsWith(MARK))
    if (mark) return mark.slice(MARK.length)
  }
  return undefined
}
