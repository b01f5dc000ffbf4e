import type { LanguageModelV3StreamPart } from "@ai-sdk/provider"
import { bodyOf } from "./body.js"
import { thrownFields } from "./errors.js"
import { Exchange } from "./exchange.js"
import type { Body, RunFrame, Send } from "./frames.js"
import { modelOf, type Packages } from "./providers.js"
import { Pump } from "./pump.js"
import { encode, revive } from "./wire.js"

type Streamed = { stream: ReadableStream<LanguageModelV3StreamPart> }

/** One model call: the package's requests go to the bridge, its answer comes back in wire form. */
export class Run {
  readonly #packages: Packages
  readonly #frame: RunFrame
  readonly #send: Send
  readonly #exchanges = new Map<number, Exchange>()
  readonly #stop = new AbortController()
  readonly #pump = new Pump(this.#stop.signal)

  constructor(packages: Packages, frame: RunFrame, send: Send) {
    this.#packages = packages
    this.#frame = frame
    this.#send = send
  }

  /** Runs to the end; never rejects. */
  async perform(): Promise<void> {
    const { id, method, options } = this.#frame
    try {
      const model = await modelOf(this.#packages, this.#frame, this.#fetch)
      this.#stop.signal.throwIfAborted()
      const call = { ...(revive(options) as object), abortSignal: this.#stop.signal }
      const answer = await model[method]!(call)
      if (method === "doStream") await this.#deliver(answer as Streamed)
      else this.#send({ t: "result", id, v: encode(answer) })
    } catch (thrown) {
      this.#send({ t: "error", id, e: encode(thrownFields(thrown)) })
    }
  }

  /** Adds to the number of parts that may be sent; 64 at the start. */
  credit(parts: number): void {
    this.#pump.credit(parts)
  }

  cancel(): void {
    this.#stop.abort(new DOMException("The request was cancelled.", "AbortError"))
  }

  /** The exchange of a number, or undefined where the bridge speaks of one that never was. */
  exchange(f: number): Exchange | undefined {
    return this.#exchanges.get(f)
  }

  async #deliver({ stream, ...head }: Streamed): Promise<void> {
    const { id } = this.#frame
    this.#send({ t: "open", id, v: encode(head) })
    await this.#pump.drain(stream, (part) => this.#send({ t: "part", id, v: encode(part) }))
    this.#send({ t: "end", id })
  }

  readonly #fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    init.signal?.throwIfAborted()
    const { id } = this.#frame
    const content = await contentOf(init)
    const f = this.#exchanges.size + 1
    const abandoned = () => this.#send({ t: "abort", id, f })
    this.#exchanges.set(f, new Exchange({ abandoned, drained: () => this.#pump.drained() }, init.signal))
    this.#send({ t: "fetch", id, f, method: init.method ?? "GET", url: urlOf(input), ...content })
    return this.#exchanges.get(f)!.response
  }
}

function urlOf(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : String(input)
}

/** Headers and body as they travel. `user-agent` goes: where a browser sends it at all, it fails the provider's preflight. */
async function contentOf({ headers, body }: RequestInit): Promise<{ headers: [string, string][]; body: Body }> {
  const kept = new Headers(headers)
  kept.delete("user-agent")
  return { headers: [...kept], body: await bodyOf(body) }
}
