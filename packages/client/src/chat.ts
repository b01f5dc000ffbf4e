import { type ChatTransport, DirectChatTransport, type UIMessage, type UIMessageChunk } from "ai"
import { ByokError } from "./index.js"

type Options = ConstructorParameters<typeof DirectChatTransport>[0]

/**
 * As the AI SDK's own `DirectChatTransport` takes them: an agent, its call options, and what goes into the messages. There is
 * no `onError`, as nothing is masked.
 */
export interface ByokChatTransportOptions extends Omit<Options, "agent" | "options" | "onError"> {
  /** A `ToolLoopAgent`, or another agent of the AI SDK's. */
  agent: { readonly tools: unknown; stream(call: never): PromiseLike<unknown> }
  options?: unknown
}

/**
 * `useChat` without a server: the agent runs in the page, its model in the wallet. Unlike the AI SDK's own
 * `DirectChatTransport` it hands errors on as they are, so that `useChat`'s `error` is the wallet's {@link ByokError}
 * with its sentence, code and action. A broken stream ends with an error and is not resumed.
 */
export class ByokChatTransport<MESSAGE extends UIMessage = UIMessage> implements ChatTransport<MESSAGE> {
  readonly #options: Options

  constructor(options: ByokChatTransportOptions) {
    this.#options = options as object as Options
  }

  async sendMessages(request: Parameters<ChatTransport<MESSAGE>["sendMessages"]>[0]) {
    const thrown = new Map<string, unknown>()
    const onError = (error: unknown) => {
      const known = ByokError.from(error) ?? error
      const text = messageOf(known)
      thrown.set(text, known)
      return text
    }
    const transport = new DirectChatTransport({ ...this.#options, onError })
    const run = new Run(request.abortSignal)
    const chunks = await transport.sendMessages({ ...request, abortSignal: run.signal } as never)
    return run.failing(chunks, (text) => thrown.get(text) ?? new Error(text))
  }

  async reconnectToStream(): Promise<null> {
    return null
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** One answer of the agent. It ends with the stream that is read, whoever ends that: nobody pays for what nobody reads. */
class Run {
  readonly #own = new AbortController()
  readonly #theirs: AbortSignal | undefined
  readonly #stop = () => this.#own.abort(this.#theirs?.reason)

  /** @param theirs with which the app stops it */
  constructor(theirs: AbortSignal | undefined) {
    this.#theirs = theirs
    if (theirs?.aborted) this.#stop()
    theirs?.addEventListener("abort", this.#stop, { signal: this.#own.signal })
  }

  get signal(): AbortSignal {
    return this.#own.signal
  }

  /** The same chunks; one that says an error ends them with what was thrown, after all before it were read. */
  failing(chunks: ReadableStream<UIMessageChunk>, thrown: (text: string) => unknown): ReadableStream<UIMessageChunk> {
    const reader = chunks.getReader()
    const cancel = (reason: unknown) => {
      this.#own.abort(reason)
      return reader.cancel(reason)
    }
    return new ReadableStream<UIMessageChunk>(
      {
        pull: async (controller) => {
          const { done, value } = await reader.read()
          if (done) return this.#over(controller)
          if (value.type !== "error") return controller.enqueue(value)
          const error = thrown(value.errorText)
          cancel(error).catch(() => {})
          throw error
        },
        cancel,
      },
      { highWaterMark: 0 },
    )
  }

  #over(controller: ReadableStreamDefaultController): void {
    this.#theirs?.removeEventListener("abort", this.#stop)
    controller.close()
  }
}
