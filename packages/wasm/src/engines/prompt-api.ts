/** The Prompt API, as far as it is used here (webmachinelearning.github.io/prompt-api). */
export interface PromptApi {
  availability(): Promise<"unavailable" | "downloadable" | "downloading" | "available">
  create(options?: SessionOptions): Promise<PromptSession>
  /** Only where pages may choose how the model samples. */
  params?(): Promise<SamplingLimits | null>
}

export interface PromptMessage {
  role: "system" | "user" | "assistant"
  content: string
}

export interface SessionOptions {
  initialPrompts?: PromptMessage[]
  temperature?: number
  topK?: number
  signal?: AbortSignal
  monitor?(monitor: EventTarget): void
}

export interface SamplingLimits {
  defaultTopK: number
  maxTopK: number
  defaultTemperature: number
  maxTemperature: number
}

export interface PromptOptions {
  responseConstraint?: object
  signal?: AbortSignal
}

export interface PromptSession {
  promptStreaming(input: PromptMessage[], options?: PromptOptions): ReadableStream<string>
  measureContextUsage?(input: PromptMessage[], options?: PromptOptions): Promise<number>
  /** The name before Chromium 148. */
  measureInputUsage?(input: PromptMessage[], options?: PromptOptions): Promise<number>
  readonly contextUsage?: number
  /** The name before Chromium 148. */
  readonly inputUsage?: number
  destroy(): void
}

/** The page's, none where the browser has no such interface. */
export const pagePromptApi = (): PromptApi | undefined => (globalThis as { LanguageModel?: PromptApi }).LanguageModel
