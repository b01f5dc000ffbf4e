import type { LocalEngine } from "../engine.js"
import { coded } from "../error.js"
import type { Ask, Told, Wire } from "./wire.js"

/** Lets the other end of a wire use an engine ({@link RemoteEngine}). */
export function serveEngine(engine: LocalEngine, wire: Wire): void {
  const running = new Map<number, AbortController>()
  const tell = (told: Told) => wire.postMessage(told)

  async function answer(ask: Ask, signal: AbortSignal): Promise<void> {
    const { id } = ask
    const onProgress = (progress: { loaded: number; total: number }) => tell({ id, progress })
    if (ask.ask === "load") return engine.load(ask.model, ask.source, { onProgress, signal })
    if (ask.ask === "unload") return engine.unload()
    if (ask.ask === "chat") for await (const chunk of engine.chat(ask.request, signal)) tell({ id, chunk })
  }

  async function serve(ask: Ask): Promise<void> {
    const stop = new AbortController()
    running.set(ask.id, stop)
    try {
      await answer(ask, stop.signal)
      tell({ id: ask.id, done: true, loaded: engine.loaded })
    } catch (error) {
      const { fields } = coded(error, () => ({ code: "internal", message: "The local model failed." }))
      tell({ id: ask.id, error: fields, loaded: engine.loaded })
    } finally {
      running.delete(ask.id)
    }
  }

  wire.addEventListener("message", ({ data }: MessageEvent<Ask>) => {
    if (data.ask === "abort") running.get(data.id)?.abort()
    else void serve(data)
  })
  wire.start?.()
}
