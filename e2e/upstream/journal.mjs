import { isExchange } from "./sign-in.mjs"
import { isKeyManagement } from "./sub-keys.mjs"

/**
 * One request that reached the upstream.
 *
 * @typedef {object} Entry
 * @property {number} n counts from 1
 * @property {"openai" | "anthropic" | "openrouter" | "custom" | null} provider
 * @property {string} method
 * @property {string} path with its query
 * @property {string | null} origin
 * @property {string | null} key the key as sent
 * @property {Record<string, string>} headers
 * @property {any} body parsed where it is JSON, else text; null for none
 * @property {string | null} scenario
 * @property {number | null} status null until answered
 * @property {"running" | "complete" | "aborted"} state `aborted`: the client closed the connection before the answer's end
 */

/** What reached the upstream, preflights too, in order. */
export class Journal {
  /** @type {Entry[]} */
  entries = []
  #waiting = []

  /** @param {Omit<Entry, "n" | "status" | "state">} request */
  open(request, response) {
    const entry = { n: this.entries.length + 1, ...request, status: null, state: "running" }
    this.entries.push(entry)
    response.once("close", () => this.#close(entry, response))
    this.#tell()
    return entry
  }

  /** Entries of model calls: no preflights, lists or key checks. */
  calls() {
    return this.entries.filter(({ method, path }) => method === "POST" && !isKeyManagement(path) && !isExchange(path))
  }

  clear() {
    this.entries = []
  }

  /** The first entry that satisfies `test`, once there is one. Rejects after `millis`. */
  async until(test, millis = 5000) {
    const deadline = Date.now() + millis
    for (;;) {
      const found = this.entries.find(test)
      if (found) return found
      if (Date.now() >= deadline) throw new Error(`The upstream saw no such request within ${millis} ms.`)
      await this.#change(deadline - Date.now())
    }
  }

  #close(entry, response) {
    entry.state = response.writableFinished ? "complete" : "aborted"
    if (response.headersSent) entry.status = response.statusCode
    this.#tell()
  }

  #change(millis) {
    return new Promise((changed) => {
      const timer = setTimeout(changed, millis)
      this.#waiting.push(() => (clearTimeout(timer), changed()))
    })
  }

  #tell() {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}
