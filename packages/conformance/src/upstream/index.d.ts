/** The scripted provider on an address of this machine. */
export interface Upstream {
  origin: string
  /** The only key that it takes. */
  key: string
  stop(): Promise<void>
}

/** How long the script waits. */
export interface Patience {
  /** For a connection to close, before it is called open; 15 000 unless given. */
  patienceMillis?: number
  /** With a connection that the other side should close; 20 000 unless given. */
  holdMillis?: number
}

/**
 * Starts the scripted provider on 127.0.0.1, with CORS for every origin. It speaks OpenAI's chat completions (with what OpenRouter
 * adds), images, speech, transcripts and embeddings below any path, Cohere's rankings, and lists `models`.
 */
export function startUpstream(
  options?: { port?: number; key?: string; models?: string[] } & Patience,
): Promise<Upstream>

/** The script without a server: for one of your own that checks keys, headers and CORS as your providers do. */
export class ScriptedProvider {
  constructor(patience?: Patience)
  /** Whether a body is for the script. */
  static knows(bytes: Uint8Array): boolean
  /** Answers one request on a response of `node:http`, on which headers may be set before. */
  answer(
    request: { path: string; headers: { [name: string]: string | string[] | undefined }; bytes: Uint8Array },
    response: object,
  ): Promise<void>
}

/** A request as the script reads it. */
export interface Asked {
  name?: string
  token?: string
  /** The last question. */
  text: string
  /** Results of tools that follow it. */
  results: string[]
  /** What an app determines of a request. */
  told: object & { tools?: { name: string }[] }
}

/** An answer in no provider's format. */
export interface Answer {
  steps?: Step[]
  finish?: "stop" | "length" | "content_filter" | "tool_calls"
  usage?: { input: number; output: number } | null
  /** Reasoning tokens among those of the output. */
  thought?: number
  /** Sent in pieces of three bytes. */
  torn?: boolean
  status?: number
}

/** One thing said or done, in order. */
export interface Step {
  text?: string
  reasoning?: string
  tool?: { index: number; id?: string; name?: string; input: string }
  image?: { mediaType: string; bytes: Uint8Array }
  source?: { url: string; title: string }
  /** An error event, after which the answer goes on. */
  fault?: string
  /** An event that is not JSON. */
  garbage?: string
  /** The connection breaks. */
  cut?: true
  /** Nothing more is said. */
  hold?: true
}
