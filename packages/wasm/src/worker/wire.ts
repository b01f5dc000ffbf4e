import type { ChatChunk, ChatRequest } from "../chat.js"
import type { EngineModel, LoadProgress, Source } from "../engine.js"
import type { LocalErrorFields } from "../error.js"

/** What a page asks of an engine elsewhere, under a number of its own. */
export type Ask =
  | { id: number; ask: "load"; model: EngineModel; source: Source }
  | { id: number; ask: "chat"; request: ChatRequest }
  | { id: number; ask: "unload" }
  | { id: number; ask: "abort" }

/** What comes back. `loaded` comes with everything that may have changed it, by no number where nobody asked. */
export type Told =
  | { id: number; progress: LoadProgress }
  | { id: number; chunk: ChatChunk }
  | { id: number; done: true; loaded: string | undefined }
  | { id: number; error: LocalErrorFields; loaded: string | undefined }

/** A `Worker`, a `MessagePort` or a worker's own scope. */
export interface Wire {
  postMessage(message: unknown): void
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void
  /** Ports alone have to be started. */
  start?(): void
  /** Workers alone can be ended. */
  terminate?(): void
}
