/** @internal An app's connection to a mock wallet: how the last attempt ended, and what ends with the connection. */
export class MockLine {
  #attempt = attempt()
  #cut = new AbortController()

  /** Settles with the current or next attempt. */
  get ready(): Promise<void> {
    return this.#attempt.promise
  }

  /** An attempt that succeeds at once, or fails at once with an error. */
  open(error?: Error): Promise<void> {
    this.#renew()
    this.#attempt.end(error)
    return this.#attempt.promise
  }

  /** Aborts with the connection, or with the app's own signal. */
  signal(own?: AbortSignal): AbortSignal {
    const either = new AbortController()
    for (const each of [own, this.#cut.signal])
      each?.addEventListener("abort", () => either.abort(each.reason), { once: true })
    return either.signal
  }

  /** Ends all that runs with a reason. */
  cut(reason: Error): void {
    this.#renew()
    const was = this.#cut
    this.#cut = new AbortController()
    was.abort(reason)
  }

  #renew(): void {
    if (this.#attempt.over) this.#attempt = attempt()
  }
}

/** A promise that the app may ignore, and the way to settle it. */
function attempt() {
  let settle: (error?: Error) => void
  const promise = new Promise<void>((done, failed) => (settle = (error) => (error ? failed(error) : done())))
  promise.catch(() => {})
  const made = {
    promise,
    over: false,
    end(error?: Error) {
      made.over = true
      settle(error)
    },
  }
  return made
}
