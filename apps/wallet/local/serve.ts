import type { EngineName, LocalEngine } from "../../../packages/wasm/src/engine.js"
import { LocalError } from "../../../packages/wasm/src/error.js"
import { engineFetch } from "../../../packages/wasm/src/fetch.js"
import { EngineHost } from "../../../packages/wasm/src/host.js"

/** What the wallet gives at the beginning: one model, and the machine code of an engine that cannot fetch it. */
interface Load {
  t: "load"
  engine: string
  model: string
  /** Tokens of prompt and answer together, 0 for the engine's default. */
  context: number
  files: { name: string; blob: Blob }[]
  code: Blob | null
}

interface Fetch {
  t: "fetch"
  id: number
  method: string
  url: string
  body: string
}

type Message = Load | Fetch | { t: "cancel"; id: number } | { t: "end" }

/** Makes the engine of a name, with its machine code where it needs that. */
export type Make = (name: string, code: Blob | null) => LocalEngine

/** Answers the wallet's requests with one model, as a server would (protocol/spec/rpc.md, "Local engine"). */
export function serve(port: MessagePort, make: Make): void {
  const running = new Map<number, AbortController>()
  let answer: typeof fetch | undefined
  let engine: LocalEngine | undefined
  const say = (message: object) => port.postMessage(message)
  port.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.t === "load") {
      load(data, (name, code) => (engine = heard(make(name, code), say))).then(
        (loaded) => {
          answer = loaded
          say({ t: "loaded" })
        },
        (error: unknown) => say({ t: "failed", ...refusal(error) }),
      )
    } else if (data.t === "fetch" && answer) {
      const stop = new AbortController()
      running.set(data.id, stop)
      relay(answer, data, { signal: stop.signal, say }).finally(() => running.delete(data.id))
    } else if (data.t === "cancel") running.get(data.id)?.abort()
    else if (data.t === "end") void engine?.unload()
  }
  say({ t: "ready" })
}

async function load({ engine: name, model: id, context, files, code }: Load, make: Make): Promise<typeof fetch> {
  const model = { id, ...(context > 0 && { contextTokens: context }) }
  const source = { files: Object.fromEntries(files.map((file) => [file.name, file.blob])) }
  const engine = make(name, code)
  await engine.load(model, source)
  const made = async () => engine
  const host = new EngineHost({ engines: { [name]: made } })
  return engineFetch(host, [{ model, engine: name as EngineName, source }])
}

const BUSY_MILLIS = 10_000

/** The engine, telling the wallet now and then that it is at work: one that says nothing is taken for hung. */
function heard(engine: LocalEngine, say: (message: object) => void): LocalEngine {
  let last = 0
  const busy = () => {
    if (Date.now() - last < BUSY_MILLIS) return
    last = Date.now()
    say({ t: "busy" })
  }
  return {
    get loaded() {
      return engine.loaded
    },
    load: (model, source, options) => engine.load(model, source, { ...options, onProgress: busy }),
    async *chat(request, signal) {
      for await (const chunk of engine.chat(request, signal)) {
        busy()
        yield chunk
      }
    },
    unload: () => engine.unload(),
  }
}

/** 422: another try would end the same. */
function refusal(error: unknown): object {
  if (!(error instanceof LocalError)) return { status: 422, message: "The engine failed." }
  const { code, message, hint, retryable } = error
  return { status: retryable ? 503 : 422, code, message, hint }
}

interface Way {
  signal: AbortSignal
  say(message: object): void
}

async function relay(answer: typeof fetch, { id, method, url, body }: Fetch, { signal, say }: Way): Promise<void> {
  try {
    const response = await answer(url, { method, signal, ...(method === "POST" && { body }) })
    say({ t: "head", id, status: response.status, type: response.headers.get("content-type") })
    for await (const data of texts(response)) say({ t: "data", id, data })
    say({ t: "eof", id })
  } catch {
    say({ t: "broken", id })
  }
}

async function* texts(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) yield next.value
}
