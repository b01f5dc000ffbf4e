import type { Core } from "./core.js"
import { ByokError, referenceTo } from "./error.js"

/** What an official SDK's constructor takes: `new OpenAI(byok.sdkOptions("openai"))`. */
export interface SdkOptions {
  /** No key: SDKs refuse to start without one. The wallet drops it. */
  apiKey: string
  baseURL: string
  fetch: typeof fetch
  dangerouslyAllowBrowser: true
}

/** Where each provider of the wallet's table is. The owner's own endpoints are at a name that exists nowhere. */
const BASES: Record<string, string> = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
  openrouter: "https://openrouter.ai/api/v1",
  google: "https://generativelanguage.googleapis.com/v1beta",
  mistral: "https://api.mistral.ai/v1",
  groq: "https://api.groq.com/openai/v1",
  xai: "https://api.x.ai/v1",
  deepseek: "https://api.deepseek.com",
  elevenlabs: "https://api.elevenlabs.io/v1",
  cohere: "https://api.cohere.ai/compatibility/v1",
  togetherai: "https://api.together.xyz/v1",
  fireworks: "https://api.fireworks.ai/inference/v1",
  perplexity: "https://api.perplexity.ai",
}

const baseOf = (providerId: string): string => BASES[providerId] ?? `https://${providerId}.invalid/v1`

/** @internal */
export function sdkOptions(core: Core, providerId: string): SdkOptions {
  const base = baseOf(providerId)
  return {
    apiKey: "byok",
    // Anthropic's SDK adds the version itself.
    baseURL: providerId === "anthropic" ? base.slice(0, -"/v1".length) : base,
    fetch: createFetch(core, providerId),
    dangerouslyAllowBrowser: true,
  }
}

/** @internal */
export function createFetch(core: Core, providerId: string): typeof fetch {
  const base = baseOf(providerId)
  return async (input, init) => {
    const request = new Request(input, init)
    const url = request.url
    if (!url.startsWith(`${base}/`))
      throw new TypeError(`This fetch reaches ${base}/… through the wallet and nothing else, so not ${url}.`)
    const signal = init?.signal ?? request.signal
    const args = {
      providerId,
      method: request.method,
      path: url.slice(base.length),
      headers: Object.fromEntries(request.headers),
      body: await bodyOf(request, init?.body),
    }
    try {
      const { status, headers, stream } = await core.fetch({ ...args, abortSignal: signal })
      return new Response(stream, { status, headers })
    } catch (error) {
      const refusal = ByokError.from(error)
      if (!refusal || signal.aborted) throw error
      return responseOf(refusal, providerId === "anthropic")
    }
  }
}

/** A text, or the fields of a form; absent where there is none. */
async function bodyOf(request: Request, given: BodyInit | null | undefined): Promise<unknown> {
  const isForm = /^multipart\//.test(request.headers.get("content-type") ?? "")
  if (given instanceof FormData || isForm)
    return Promise.all([...(given instanceof FormData ? given : await request.formData())].map(fieldOf))
  return (await request.text()) || undefined
}

async function fieldOf([name, value]: [string, FormDataEntryValue]): Promise<unknown> {
  if (typeof value === "string") return [name, value]
  return [name, { bytes: new Uint8Array(await value.arrayBuffer()), type: value.type, name: value.name }]
}

/** An answer of its own for what SDKs would retry or read as a bad key. */
const STATUS: Partial<Record<string, number>> = { locked: 423, session_lapsed: 423, no_grant: 403, grant_expired: 403 }

/** What SDKs call an error of a status. */
const TYPES: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
}

/** A refusal as the provider would have said it, with the wallet's own fields as `byok`, and what {@link ByokError.from} knows it by. */
function responseOf(error: ByokError, anthropic: boolean): Response {
  const { code, message, hint, retryable, retryAfterMillis, action, statusCode, details } = error
  const status = STATUS[code] ?? statusCode ?? 503
  const type = TYPES[status] ?? "api_error"
  const byok = {
    ...details,
    code,
    message,
    hint,
    retryable,
    retryAfterMillis,
    action,
    statusCode,
    ref: referenceTo(error),
  }
  const said = { type, code, message: hint ? `${message} ${hint}` : message, param: details.field ?? null, byok }
  const headers = new Headers({ "content-type": "application/json" })
  if (!retryable) headers.set("x-should-retry", "false")
  if (retryAfterMillis != null) {
    headers.set("retry-after", `${Math.ceil(retryAfterMillis / 1000)}`)
    headers.set("retry-after-ms", `${Math.ceil(retryAfterMillis)}`)
  }
  return new Response(JSON.stringify(anthropic ? { type: "error", error: said } : { error: said }), { status, headers })
}
