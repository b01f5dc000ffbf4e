import type { ByokErrorFields } from "./error.js"
import type { ByokClientOptions, ByokSnapshot, GrantRequest, GrantResult } from "./types.js"

/** What the compiled module (modules/client) exports. Never published on its own. */
export class Core {
  constructor(options: ByokClientOptions, createError: (fields: ByokErrorFields | Error | undefined) => Error)
  readonly ready: Promise<void>
  readonly snapshot: ByokSnapshot
  connect(): Promise<void>
  requestGrant(request: GrantRequest): Promise<GrantResult>
  reconnect(): Promise<void>
  resolve(error: unknown): Promise<boolean>
  on(event: string, listener: (detail: unknown) => void): () => void
  /** @param method the wallet's method for a kind of model, such as `doImage` */
  call(method: string, modelId: string, options: object): Promise<unknown>
  stream(modelId: string, options: object): Promise<unknown>
  /** @param request the payload of the wallet's `fetch`, and `abortSignal` */
  fetch(
    request: object,
  ): Promise<{ status: number; headers: Record<string, string>; stream: ReadableStream<Uint8Array<ArrayBuffer>> }>
  /** Calls a method that answers once and takes plain values. */
  ask(method: string, args: object): Promise<never>
  dispose(): void
}
