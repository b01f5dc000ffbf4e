/** A way wide enough for one: the others wait in the order they came. */
export class Lane {
  readonly #waiting: (() => void)[] = []
  #taken = false

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Resolves when it is this one's turn, to what ends the turn. Rejects with the signal's reason where that comes first. */
  async enter(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted()
    if (this.#taken) await this.#wait(signal)
    this.#taken = true
    return () => this.#next()
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const give = () => {
        signal.removeEventListener("abort", giveUp)
        resolve()
      }
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(give), 1)
        reject(signal.reason)
      }
      this.#waiting.push(give)
      signal.addEventListener("abort", giveUp, { once: true })
    })
  }

  #next(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken = false
  }
}
