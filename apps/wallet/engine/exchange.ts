import type { HeaderPair } from "./frames.js"

const NULL_BODY_STATUS = [204, 205, 304]

/** What an exchange needs of its run. */
export interface Owner {
  /** Tells the bridge that the package gave this exchange up. */
  abandoned(): void
  /** Resolves once everything made of the bytes so far has been read, so that a failure does not discard it. */
  drained(): Promise<void>
}

/** One request of a provider package, answered by the bridge: first a head, then bytes, then an end or a break. */
export class Exchange {
  /** Resolves at the head; rejects where the request failed or was aborted before. */
  readonly response: Promise<Response>

  readonly #owner: Owner
  readonly #chunks: Uint8Array[] = []
  #respond!: (response: Response) => void
  #refuse!: (reason: unknown) => void
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined
  #end: "eof" | TypeError | undefined
  #over = false
  #wake = () => {}

  constructor(owner: Owner, signal: AbortSignal | null | undefined) {
    this.#owner = owner
    this.response = new Promise((respond, refuse) => {
      this.#respond = respond
      this.#refuse = refuse
    })
    signal?.addEventListener("abort", () => this.#abort(signal.reason), { once: true })
  }

  head(status: number, headers: HeaderPair[]): void {
    const body = NULL_BODY_STATUS.includes(status) ? null : this.#body()
    this.#respond(new Response(body, { status, headers }))
  }

  data(bytes: Uint8Array): void {
    this.#chunks.push(bytes)
    this.#wake()
  }

  eof(): void {
    this.#end ??= "eof"
    this.#wake()
  }

  /** The AI SDK treats exactly a `TypeError` "fetch failed" with a cause as a network failure that may be retried. */
  broken(message: string): void {
    const failure = new TypeError("fetch failed", { cause: new Error(message) })
    this.#end ??= failure
    this.#refuse(failure)
    this.#wake()
  }

  #body(): ReadableStream<Uint8Array> {
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start: (controller) => void (this.#controller = controller),
      pull: (controller) => this.#pull(controller),
      cancel: () => this.#abandon(),
    }
    return new ReadableStream(source, { highWaterMark: 0 })
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    while (!this.#chunks.length && !this.#end) await new Promise<void>((wake) => (this.#wake = wake))
    const chunk = this.#chunks.shift()
    if (chunk) return controller.enqueue(chunk)
    this.#over = true
    if (this.#end === "eof") return controller.close()
    await this.#owner.drained()
    controller.error(this.#end)
  }

  #abort(reason: unknown): void {
    this.#refuse(reason)
    this.#controller?.error(reason)
    this.#abandon()
  }

  #abandon(): void {
    if (!this.#over && !this.#end) this.#owner.abandoned()
    this.#over = true
  }
}
