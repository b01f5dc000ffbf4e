const INITIAL_CREDIT = 64

/** Reads a stream as far as its credit goes, and one part ahead. */
export class Pump {
  readonly #signal: AbortSignal
  #credit = INITIAL_CREDIT
  #wake = () => {}
  #reads = 0
  #state: "unstarted" | "paused" | "reading" | "ended" = "unstarted"
  #resumed = () => {}

  constructor(signal: AbortSignal) {
    this.#signal = signal
    signal.addEventListener("abort", () => this.#wake(), { once: true })
  }

  credit(parts: number): void {
    this.#credit += parts
    this.#wake()
  }

  /** Hands each part on; resolves at the stream's end. Rejects where the stream fails or the signal is aborted. */
  async drain<Part>(stream: ReadableStream<Part>, each: (part: Part) => void): Promise<void> {
    const reader = stream.getReader()
    try {
      for (let next = await this.#read(reader); !next.done; next = await this.#read(reader)) {
        await this.#spend()
        each(next.value)
      }
      this.#signal.throwIfAborted()
    } catch (thrown) {
      reader.cancel(thrown).catch(() => {})
      throw thrown
    } finally {
      this.#enter("ended")
    }
  }

  /** Resolves once a read is waiting for something that the bytes received so far do not hold. */
  async drained(): Promise<void> {
    await nextTask()
    while (this.#state === "paused" || this.#state === "reading") {
      const seen = this.#reads
      if (this.#state === "paused") await new Promise<void>((resumed) => (this.#resumed = resumed))
      await nextTask()
      if (seen === this.#reads && this.#state === "reading") return
    }
  }

  #read<Part>(reader: ReadableStreamDefaultReader<Part>): Promise<ReadableStreamReadResult<Part>> {
    this.#reads++
    this.#enter("reading")
    return reader.read()
  }

  /** Waits for credit. It is asked for a part at hand, never for the end, which costs none. */
  async #spend(): Promise<void> {
    this.#enter("paused")
    while (this.#credit <= 0 && !this.#signal.aborted) await new Promise<void>((wake) => (this.#wake = wake))
    this.#signal.throwIfAborted()
    this.#credit--
  }

  #enter(state: "paused" | "reading" | "ended"): void {
    this.#state = state
    if (state !== "paused") this.#resumed()
  }
}

/** Resolves after all that is already under way in microtasks. */
function nextTask(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0))
}
