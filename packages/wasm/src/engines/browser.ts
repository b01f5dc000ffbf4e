import type { ChatChunk, ChatRequest, ChatUsage } from "../chat.js"
import type { EngineModel, LoadOptions, LocalEngine, Source } from "../engine.js"
import { coded, LocalError } from "../error.js"
import { noModel, promptFailure } from "./browser-failures.js"
import { constraintOf, conversationOf, type Conversation, samplingOf } from "./browser-request.js"
import { pagePromptApi, type PromptApi, type PromptOptions, type PromptSession } from "./prompt-api.js"

export interface BrowserEngineOptions {
  /** @internal the browser's interface, where a test has another */
  api?: PromptApi
}

/** Characters a token, where the browser does not count them. */
const TOKEN = 4

/** The browser's own model, by the Prompt API: one session for each answer, and one that keeps the model in memory. */
export class BrowserEngine implements LocalEngine {
  readonly #api: PromptApi | undefined
  #kept: PromptSession | undefined
  #loaded: string | undefined
  #running: PromptSession | undefined
  /** How often it was unloaded, also while it was loading. */
  #unloads = 0

  constructor({ api = pagePromptApi() }: BrowserEngineOptions = {}) {
    this.#api = api
  }

  get loaded(): string | undefined {
    return this.#loaded
  }

  /** Lets the browser fetch its model where it has none yet, which it does within a click only. */
  async load({ id }: EngineModel, _source: Source, { onProgress, signal }: LoadOptions = {}): Promise<void> {
    await this.unload()
    signal?.throwIfAborted()
    const load = this.#unloads
    try {
      const api = await this.#available(id)
      const session = await api.create({
        ...(signal && { signal }),
        ...(onProgress && { monitor: monitorOf(onProgress) }),
      })
      this.#keep(session, load)
      this.#loaded = id
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      throw coded(error, (cause) => promptFailure(cause, id))
    }
  }

  async *chat(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatChunk> {
    const api = this.#api
    if (!api || !this.#loaded) throw gone()
    const conversation = conversationOf(request)
    try {
      const sampling = await samplingOf(request, api)
      const session = await api.create({ initialPrompts: conversation.before, ...sampling, signal })
      this.#running = session
      yield* answer(session, conversation, { request, signal })
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw coded(error, (cause) => promptFailure(cause, request.model))
    } finally {
      this.#running?.destroy()
      this.#running = undefined
    }
  }

  async unload(): Promise<void> {
    this.#unloads++
    this.#loaded = undefined
    for (const session of [this.#running, this.#kept]) session?.destroy()
    this.#kept = undefined
  }

  #keep(session: PromptSession, load: number): void {
    if (load === this.#unloads) this.#kept = session
    else {
      session.destroy()
      throw gone()
    }
  }

  async #available(model: string): Promise<PromptApi> {
    const api = this.#api
    if (!api || (await api.availability()) === "unavailable") throw new LocalError(noModel(model))
    return api
  }
}

const gone = () => new LocalError({ code: "provider_disconnected", message: "The model was taken out of memory." })

/** The browser tells parts of 1. */
const monitorOf = (onProgress: NonNullable<LoadOptions["onProgress"]>) => (monitor: EventTarget) =>
  monitor.addEventListener("downloadprogress", (event) =>
    onProgress({ loaded: (event as ProgressEvent).loaded, total: (event as ProgressEvent).total || 1 }),
  )

interface Asked {
  request: ChatRequest
  signal: AbortSignal
}

async function* answer(session: PromptSession, { before, last }: Conversation, { request, signal }: Asked) {
  const constraint = constraintOf(request)
  const options: PromptOptions = { signal, ...(constraint && { responseConstraint: constraint }) }
  const counter = new Counter(session)
  await counter.asked(last, options)
  const chunk = chunksOf(request.model)
  const most = limitOf(request)
  let text = ""
  let finish = "stop"
  const reader = session.promptStreaming(last, options).getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const delta = next.value.slice(0, Math.max(0, most * TOKEN - text.length))
    text += delta
    if (delta) yield chunk({ role: "assistant", content: delta }, null)
    if (delta.length < next.value.length) {
      finish = "length"
      break
    }
  }
  if (finish === "length") await reader.cancel()
  const asked = [...before, ...last].map(({ content }) => content).join("")
  yield { ...chunk({}, finish), usage: counter.usage(asked, text, finish === "stop") }
}

/** The API has no such limit, so the answer is cut where it would be reached by the estimate. */
function limitOf(request: ChatRequest): number {
  const most = request["max_completion_tokens"] ?? request["max_tokens"]
  return typeof most === "number" && most > 0 ? most : Infinity
}

function chunksOf(model: string) {
  const id = `chatcmpl-${crypto.randomUUID()}`
  const created = Math.floor(Date.now() / 1000)
  return (delta: ChatChunk["choices"][0]["delta"], finish_reason: string | null): ChatChunk => ({
    id,
    object: "chat.completion.chunk",
    created,
    model,
    choices: [{ index: 0, delta, finish_reason }],
  })
}

/** Counts by the session's own counters, as far as it has them. */
class Counter {
  readonly #session: PromptSession
  #prompt: number | undefined

  constructor(session: PromptSession) {
    this.#session = session
  }

  get #used(): number | undefined {
    return this.#session.contextUsage ?? this.#session.inputUsage
  }

  async asked(...input: Parameters<NonNullable<PromptSession["measureInputUsage"]>>): Promise<void> {
    const session = this.#session
    const before = this.#used
    const measure = session.measureContextUsage ?? session.measureInputUsage
    const more = await measure?.apply(session, input).catch(() => undefined)
    if (before !== undefined && more !== undefined) this.#prompt = Math.round(before + more)
  }

  /** @param whole whether the session has all of the answer */
  usage(asked: string, answer: string, whole: boolean): ChatUsage {
    const prompt = this.#prompt ?? estimate(asked)
    const counted = whole && this.#prompt !== undefined ? (this.#used ?? 0) - this.#prompt : 0
    const completion = counted > 0 ? Math.round(counted) : estimate(answer)
    const estimated = this.#prompt === undefined || (counted <= 0 && answer !== "")
    return {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
      ...(estimated && { estimated }),
    }
  }
}

const estimate = (text: string) => Math.ceil(text.length / TOKEN)
