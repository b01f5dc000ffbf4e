/** What became of the requests that carried a token, and a way to ask for it in a further request. */
export class Memory {
  /** @type {Map<string, { count: number, open: Set<object> }>} */
  #known = new Map()
  #waiting = new Set()
  #patienceMillis

  /** @param {number} patienceMillis how long an answer waits for what has not happened yet */
  constructor(patienceMillis) {
    this.#patienceMillis = patienceMillis
  }

  note({ name, token }, response) {
    if (!token || name === "fate" || name === "arrival") return
    const known = this.#known.get(token) ?? { count: 0, open: new Set() }
    this.#known.set(token, known)
    known.count++
    known.open.add(response)
    response.once("close", () => (known.open.delete(response), this.#tell()))
    this.#tell()
  }

  /** How many requests carried the token. */
  count = (token) => this.#known.get(token)?.count ?? 0

  /** "closed" once all of them are; "open" where that does not come about, "unseen" where there was none. */
  async fate(token) {
    const known = this.#known.get(token)
    if (!known) return "unseen"
    return (await this.#until(() => known.open.size === 0)) ? "closed" : "open"
  }

  /** "arrived" once there is one. */
  arrival = async (token) => ((await this.#until(() => this.#known.has(token))) ? "arrived" : "unseen")

  #until(test) {
    if (test()) return Promise.resolve(true)
    return new Promise((done) => {
      const end = (value) => (this.#waiting.delete(look), clearTimeout(timer), done(value))
      const look = () => test() && end(true)
      const timer = setTimeout(() => end(false), this.#patienceMillis)
      this.#waiting.add(look)
    })
  }

  #tell() {
    for (const look of [...this.#waiting]) look()
  }
}
