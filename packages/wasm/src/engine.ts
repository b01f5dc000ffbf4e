import type { ChatChunk, ChatRequest } from "./chat.js"

/**
 * `wllama`: llama.cpp in WebAssembly, on the processor, any GGUF. `webllm`: MLC's models on the GPU. `browser`: the browser's
 * own model, by the Prompt API.
 */
export type EngineName = "wllama" | "webllm" | "browser"

/** What an engine has to know of a model. */
export interface EngineModel {
  id: string
  /** Tokens of prompt and answer together; without it the engine's default. */
  contextTokens?: number
}

/**
 * Where a model's bytes are. `files`: on this device, by the names of the files; the parts of a GGUF in the order of their
 * names. `url`: at an address that the engine may fetch and the browser may keep; of WebLLM's models the folder, with `lib`, the
 * compiled model. `known`: the engine's own list has its addresses.
 */
export type Source = { files: Readonly<Record<string, Blob>> } | { url: string; lib?: string } | { known: true }

/** How far loading is: in bytes where the engine tells them, otherwise as a part of 1. */
export interface LoadProgress {
  loaded: number
  total: number
}

export interface LoadOptions {
  onProgress?(progress: LoadProgress): void
  signal?: AbortSignal
}

/**
 * Something that answers chat requests on this device. It holds one model and answers one request at a time: whoever uses it
 * sees to that ({@link EngineHost}). Failures are {@link LocalError}s; an abort rejects with the signal's reason.
 */
export interface LocalEngine {
  /** The id of the model in memory, none after a failure that took it away. */
  readonly loaded: string | undefined
  load(model: EngineModel, source: Source, options?: LoadOptions): Promise<void>
  /** One answer in chunks, whatever `stream` of the request says. */
  chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatChunk>
  /** Frees the memory. Ends a load or an answer that is under way. */
  unload(): Promise<void>
}
