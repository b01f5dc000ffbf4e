// Keys that are made by a management key, as OpenRouter has them: a key is shown once, named by its hash from then on, stops at
// its limit in US dollars and at its expiry, and opens nothing once it is disabled or deleted. Lists come in pages, newest first.
import { createHash, randomBytes } from "node:crypto"

const PATH = /^\/api\/v1\/keys(?:\/([\w-]+)|\?offset=(\d+))?$/
const PAGE = 2
const MADE = ["name", "limit", "limit_reset", "include_byok_in_limit", "expires_at"]
const CHANGED = ["name", "disabled", "limit", "limit_reset", "include_byok_in_limit"]
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

export const isKeyManagement = (path) => PATH.test(path)

export class SubKeys {
  #managers
  #bySecret = new Map()
  /** Set by a test: management requests break off, as without a network. */
  unreachable = false

  /** @param {string[]} managers the management keys that are accepted */
  constructor(managers) {
    this.#managers = managers
  }

  /** What the owner sees at the provider: each key that was not deleted, without its secret. */
  list = () => [...this.#bySecret.values()].filter(({ deleted }) => !deleted).map(shown)

  /** Every secret that was ever made. */
  secrets = () => [...this.#bySecret.keys()]

  /** The management key is deleted at the provider. */
  dismiss(manager) {
    this.#managers = this.#managers.filter((each) => each !== manager)
  }

  /** Answers `{ status, body }` to a request of the management API. */
  manage({ method, path, key, body }) {
    if (!this.#managers.includes(key)) return failure(401, "Invalid management key")
    const [, hash, offset] = PATH.exec(path)
    if (!hash && !offset && method === "POST") return this.#make(body)
    if (!hash) return only(method === "GET", { data: this.#page(Number(offset ?? 0)) })
    const found = [...this.#bySecret.values()].find((each) => each.hash === hash && !each.deleted)
    if (!found) return failure(404, "Key not found")
    if (method === "DELETE") return ((found.deleted = true), { status: 200, body: { deleted: true } })
    if (method === "PATCH") return change(found, body)
    return only(method === "GET", { data: shown(found) })
  }

  /** Why a call with this key is refused: `{ status, message }`; null where it may go on, undefined for a key not made here. */
  refusal(secret) {
    const found = this.#bySecret.get(secret)
    if (!found) return undefined
    if (found.deleted || found.disabled) return { status: 401, message: "User not found." }
    if (found.expires_at && Date.parse(found.expires_at) <= Date.now())
      return { status: 401, message: "API key expired." }
    if (found.limit !== null && found.usage >= found.limit)
      return {
        status: 403,
        message: "Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys",
      }
    return null
  }

  /** Counts what a call cost, in US dollars. */
  charge(secret, usd) {
    const found = this.#bySecret.get(secret)
    if (found) found.usage = Math.round((found.usage + usd) * 1e9) / 1e9
  }

  /** A key that the wallet asked for with this name and never heard of. */
  orphan(name) {
    this.#make({ name, limit: 1, include_byok_in_limit: true })
  }

  /** A key that its owner got by signing in, as `{ name, limit, limit_reset, expires_at }`; its secret. */
  give(terms) {
    return this.#make({ include_byok_in_limit: true, ...terms }).body.key
  }

  /** What a key may ask about itself; undefined for a key not made here. */
  about(secret) {
    const found = this.#bySecret.get(secret)
    return found && shown(found)
  }

  #page(offset) {
    return this.list()
      .reverse()
      .slice(offset, offset + PAGE)
  }

  #make(body) {
    const wrong = faultOf(body, MADE) ?? (typeof body.name === "string" && body.name ? null : "name is required")
    if (wrong) return failure(400, wrong)
    const secret = `sk-or-v1-${randomBytes(32).toString("hex")}`
    const hash = createHash("sha256").update(secret).digest("hex")
    const made = { hash, disabled: false, limit: null, expires_at: null, usage: 0, byok_usage: 0, ...body }
    this.#bySecret.set(secret, made)
    return { status: 201, body: { data: shown(made), key: secret } }
  }
}

function change(found, body) {
  const wrong = faultOf(body, CHANGED)
  return wrong ? failure(400, wrong) : { status: 200, body: { data: shown(Object.assign(found, body)) } }
}

function faultOf(body, known) {
  if (body === null || typeof body !== "object") return "a JSON object is required"
  const strange = Object.keys(body).find((name) => !known.includes(name))
  if (strange) return `unknown field ${strange}`
  if (body.limit !== undefined && body.limit !== null && !(body.limit >= 0)) return "limit is not an amount"
  if (body.expires_at && !UTC.test(body.expires_at)) return "expires_at must be UTC"
  return null
}

function shown({ deleted, ...key }) {
  const left = key.limit === null ? null : Math.max(0, key.limit - key.usage)
  return { ...key, limit_remaining: left, label: `sk-or-v1-${key.hash.slice(0, 3)}...` }
}

const only = (fits, body) => (fits ? { status: 200, body } : failure(405, "Method not allowed"))

const failure = (status, message) => ({ status, body: { error: { code: status, message } } })
