import type { Body, FromBridge, FromEngine, RunFrame } from "../engine/frames.js"
import { ALL, type Packages } from "../engine/providers.js"
import { serve } from "../engine/serve.js"

/** The bridge's end of an engine: collects what the engine says, and answers its requests by `answer`. */
export class TestBridge {
  readonly seen: FromEngine[] = []
  readonly #channel = new MessageChannel()
  #waiting: (() => void)[] = []

  constructor(answer?: (bridge: TestBridge, fetch: FromEngine & { t: "fetch" }) => unknown, packages: Packages = ALL) {
    serve(this.#channel.port2 as unknown as MessagePort, packages)
    this.#channel.port1.onmessage = ({ data }: { data: FromEngine }) => {
      this.seen.push(data)
      if (data.t === "fetch") answer?.(this, data)
      for (const wake of this.#waiting.splice(0)) wake()
    }
  }

  say(frame: FromBridge): void {
    this.#channel.port1.postMessage(frame)
  }

  run(frame: Partial<RunFrame>): void {
    const prompt = [{ role: "user", content: [{ type: "text", text: "hello" }] }]
    const options = { prompt }
    this.say({
      t: "run",
      id: 1,
      kind: "language",
      package: "openai",
      baseUrl: "http://x/v1",
      api: "chat",
      modelId: "m",
      method: "doStream",
      options,
      ...frame,
    })
  }

  /** The first frame of a kind, once there is one. */
  async frame<T extends FromEngine["t"]>(t: T, id = 1): Promise<FromEngine & { t: T }> {
    for (;;) {
      const found = this.seen.find((frame) => frame.t === t && frame.id === id)
      if (found) return found as FromEngine & { t: T }
      await new Promise<void>((wake) => this.#waiting.push(wake))
    }
  }

  /** Waits for so many parts, and a while longer for parts that should not come. */
  async partsAtRest(count: number, id = 1): Promise<number> {
    while (this.parts(id).length < count) await new Promise<void>((wake) => this.#waiting.push(wake))
    await new Promise((done) => setTimeout(done, 50))
    return this.parts(id).length
  }

  /** The frame that ended a run. */
  async last(id = 1): Promise<FromEngine> {
    return Promise.race((["result", "end", "error"] as const).map((t) => this.frame(t, id)))
  }

  parts(id = 1): Record<string, unknown>[] {
    return this.seen.flatMap((frame) =>
      frame.t === "part" && frame.id === id ? [frame.v as Record<string, unknown>] : [],
    )
  }

  text(id = 1): string {
    return this.parts(id)
      .filter((part) => part["type"] === "text-delta")
      .map((part) => part["delta"])
      .join("")
  }

  close(): void {
    this.#channel.port1.close()
  }
}

/** The body as `fetch` takes it. */
function formOf(body: Body): string | FormData | null {
  if (!Array.isArray(body)) return body
  const form = new FormData()
  for (const [name, value] of body)
    if (typeof value === "string") form.append(name, value)
    else form.append(name, new File([value.bytes as Uint8Array<ArrayBuffer>], value.name, { type: value.type }))
  return form
}

/** Performs the engine's requests, as the wallet would after its checks. */
export function forward(key: (headers: Headers) => void) {
  return async (bridge: TestBridge, { id, f, method, url, headers, body }: FromEngine & { t: "fetch" }) => {
    const sent = new Headers(headers)
    key(sent)
    try {
      const response = await fetch(url, { method, headers: sent, body: formOf(body) })
      bridge.say({ t: "head", id, f, status: response.status, headers: [...response.headers] })
      for await (const bytes of response.body ?? []) bridge.say({ t: "data", id, f, bytes })
      bridge.say({ t: "eof", id, f })
    } catch (failure) {
      bridge.say({ t: "broken", id, f, message: String(failure) })
    }
  }
}
