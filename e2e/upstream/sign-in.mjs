// Signing in for a key, as OpenRouter has it: a page where its owner says yes or no, a code that is good once, for ten minutes and for
// the one who knows the verifier of its challenge (PKCE, S256), and the key.
import { createHash, randomBytes } from "node:crypto"

const PAGE = "/auth"
const DECIDE = "/auth/decide"
const EXCHANGE = "/api/v1/auth/keys"
const CODE_MILLIS = 10 * 60_000
const ASKED = ["callback_url", "code_challenge", "code_challenge_method", "key_label"]
/** OpenRouter documents these for codes that an API makes, not for the page: it may leave them aside. */
const WISHES = ["limit", "usage_limit_type", "expires_at"]
const SENT = ["code", "code_verifier", "code_challenge_method"]
const CHALLENGE = /^[\w-]{43}$/
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

const pathOf = (url) => url.split("?")[0]

export const isSignInPage = (url) => [PAGE, DECIDE].includes(pathOf(url))
export const isExchange = (url) => pathOf(url) === EXCHANGE

export class SignIns {
  #make
  #codes = new Map()
  #now
  /** Set by a test: the page's wishes of a key are left aside. */
  ignoresWishes = false
  /** Set by a test: how exchanges go instead: `"cut"` without an answer, `"lost"` with the key made and no answer, or `{ status, body }`. */
  instead = null

  /** @param {(terms: object) => string} make makes a key with these terms and gives its secret */
  constructor(make, now = Date.now) {
    this.#make = make
    this.#now = now
  }

  /** Answers `{ status, html }` or `{ location }` to what the owner's browser asks for. */
  browse(url) {
    const query = new URL(url, "http://upstream").searchParams
    const wrong = faultOf(query)
    if (wrong) return { status: 400, html: page("Something is wrong", `<p>${wrong}</p>`) }
    return pathOf(url) === PAGE ? { status: 200, html: question(query) } : { location: this.#decided(query) }
  }

  /** Answers `{ status, body }` to an exchange; null for a connection that breaks. */
  exchange(body) {
    if (this.instead === "cut") return null
    if (this.instead === "lost") return (this.#exchange(body), null)
    return this.instead ?? this.#exchange(body)
  }

  /** A code that somebody got at the provider with a challenge of their own. */
  codeFor(challenge) {
    return this.#code({ challenge, terms: { name: "Somebody’s" } })
  }

  #decided(query) {
    const back = new URL(query.get("callback_url"))
    if (query.get("decision") === "yes") {
      const terms = { name: query.get("key_label") ?? back.host, ...(this.ignoresWishes ? {} : termsOf(query)) }
      back.searchParams.set("code", this.#code({ challenge: query.get("code_challenge"), terms }))
    } else {
      back.searchParams.set("error", "access_denied")
    }
    return back.href
  }

  #code(of) {
    const code = `auth_code_${randomBytes(18).toString("hex")}`
    this.#codes.set(code, { ...of, until: this.#now() + CODE_MILLIS })
    return code
  }

  #exchange(body) {
    const strange = Object.keys(body ?? {}).find((name) => !SENT.includes(name))
    if (strange || typeof body?.code !== "string") return failure(400, "Invalid request")
    if (body.code_challenge_method !== "S256") return failure(400, "Invalid code_challenge_method")
    const found = this.#codes.get(body.code)
    this.#codes.delete(body.code)
    const proof = createHash("sha256").update(String(body.code_verifier)).digest("base64url")
    if (found?.challenge !== proof) return failure(403, "Invalid code or code_verifier")
    if (this.#now() >= found.until) return failure(403, "Authorization code expired")
    return { status: 200, body: { key: this.#make(found.terms), user_id: "user_test" } }
  }
}

function termsOf(query) {
  const limit = query.get("limit")
  return {
    limit: limit === null ? null : Number(limit),
    limit_reset: query.get("usage_limit_type"),
    expires_at: query.get("expires_at"),
  }
}

function faultOf(query) {
  const strange = [...query.keys()].find((name) => ![...ASKED, ...WISHES, "decision"].includes(name))
  if (strange) return "An unknown parameter."
  if (query.get("code_challenge_method") !== "S256" || !CHALLENGE.test(query.get("code_challenge") ?? ""))
    return "The challenge is not one of S256."
  if (!comesBackTo(query.get("callback_url"))) return "Only https addresses and localhost are come back to."
  if (query.has("limit") && !(Number(query.get("limit")) > 0)) return "The limit is not an amount."
  if (query.has("usage_limit_type") && !["daily", "weekly", "monthly"].includes(query.get("usage_limit_type")))
    return "The limit has no such window."
  return query.has("expires_at") && !UTC.test(query.get("expires_at")) ? "The end is not a moment of UTC." : null
}

/** Names below localhost are not documented: wallets under test have them. */
function comesBackTo(address) {
  if (!URL.canParse(address ?? "")) return false
  const { protocol, hostname } = new URL(address)
  const local = hostname === "127.0.0.1" || hostname === "localhost" || hostname.endsWith(".localhost")
  return protocol === "https:" || (protocol === "http:" && local)
}

function question(query) {
  const door = (decision, words) =>
    `<p><a href="${DECIDE}?${escaped(`${query}&decision=${decision}`)}">${words}</a></p>`
  return page("Sign in", `<p>An app wants a key of yours.</p>${door("yes", "Authorize")}${door("no", "Cancel")}`)
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")

const page = (title, body) => `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}`

const failure = (status, message) => ({ status, body: { error: { code: status, message } } })
