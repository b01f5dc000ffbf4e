import { createBridgeApi, type BridgeApi } from "./bridge-api.js"
import { Core } from "./core.js"
import { ByokError, type ByokErrorFields } from "./error.js"
import { createFetch, sdkOptions, type SdkOptions } from "./fetch.js"
import { createProvider, type ByokProvider } from "./model.js"
import type {
  ByokClientOptions,
  ByokEvents,
  ByokModel,
  ByokSnapshot,
  ByokUsage,
  GrantRequest,
  GrantResult,
  GrantState,
} from "./types.js"

const serverSnapshot: ByokSnapshot = Object.freeze({ status: "idle", grant: Object.freeze({ type: "none" }) })

/** Where the mock wallet of `@byokapi/client/testing` hands in what it has in the place of the compiled core. */
const standIn = Symbol.for("byok.core")
const standInOf = (options: ByokClientOptions): Core | undefined =>
  Object.hasOwn(Object(options), standIn) ? (options as { [standIn]?: Core })[standIn] : undefined

const unexplained: ByokErrorFields = { code: "internal", message: "The request failed." }
const createError = (fields: ByokErrorFields | Error | undefined): Error =>
  fields instanceof Error ? fields : new ByokError(fields ?? unexplained)

/**
 * An app's connection to the wallet of the person in front of it. Safe to construct at module scope and on a server;
 * nothing happens before {@link connect}, {@link requestGrant} or the first model call.
 */
export class ByokClient {
  readonly #core: Core
  readonly #provider: ByokProvider
  readonly #api: BridgeApi

  /** Throws a `ByokError` (`invalid_request`) where `bridgeUrl` is not an absolute http(s) URL. */
  constructor(options: ByokClientOptions) {
    this.#core = standInOf(options) ?? new Core(options, createError)
    this.#provider = createProvider(this.#core)
    this.#api = createBridgeApi(this.#core, options.appName)
  }

  /**
   * Connects to the wallet in a hidden iframe and restores an existing grant. Idempotent, and works again after
   * {@link dispose}. Rejects with a `ByokError`; ignoring the promise is fine, {@link getSnapshot} tells the outcome too.
   */
  connect(): Promise<void> {
    return this.#core.connect()
  }

  /** Settles with the current (or next) attempt to connect. Does not start one. */
  get ready(): Promise<void> {
    return this.#core.ready
  }

  /**
   * Asks the owner for a grant in the wallet's window. Call it directly in a click handler, before any `await`.
   * While a request is open, a second call brings its window to the front and gets the same answer.
   */
  requestGrant(request: GrantRequest): Promise<GrantResult> {
    return this.#core.requestGrant(request)
  }

  /** Renews a lapsed session (status `needs-click`) in a window that closes by itself. Call it directly in a click handler. */
  reconnect(): Promise<void> {
    return this.#core.reconnect()
  }

  /**
   * Does what an error asks for: opens the wallet where it can be unlocked, given a key or a higher limit, or reconnects.
   * Call it directly in a click handler. False where there is nothing to do.
   */
  resolve(error: unknown): Promise<boolean> {
    return this.#core.resolve(ByokError.from(error))
  }

  /** The AI SDK provider. Models wait for the connection by themselves; without a grant they reject with `no_grant`. */
  getProvider(): ByokProvider {
    return this.#provider
  }

  /** The wallet's own calls, for code that uses no AI SDK. */
  getBridgeAPI(): BridgeApi {
    return this.#api
  }

  /**
   * The models this app may ask for now. `modelsChanged` tells when another call would answer otherwise. The id `default`
   * stands for the one of its kind that has `isDefault`.
   */
  async listModels(): Promise<ByokModel[]> {
    return ((await this.#core.ask("listModels", {})) as { models: ByokModel[] }).models
  }

  /** What this app spent, and what each of its limits leaves it. */
  getUsage(): Promise<ByokUsage> {
    return this.#core.ask("getUsage", {})
  }

  /**
   * A `fetch` for requests in a provider's own format: the owner's key and budget answer for those below the provider's base
   * URL, and no others are taken. Refusals are responses in the provider's format.
   *
   * @param providerId as the wallet names it, such as `openai`, `anthropic`, or the owner's own endpoint
   */
  createFetch(providerId: string): typeof fetch {
    return createFetch(this.#core, providerId)
  }

  /** For the constructor of a provider's own SDK: `new OpenAI(byok.sdkOptions("openai"))`. */
  sdkOptions(providerId: string): SdkOptions {
    return sdkOptions(this.#core, providerId)
  }

  /** Gives a grant back. */
  async revokeGrant(grantId: string): Promise<void> {
    await this.#core.ask("revokeGrant", { grantId })
  }

  getGrantState(): GrantState {
    return this.#core.snapshot.grant
  }

  getActiveGrantId(): string | undefined {
    const { type, grantId } = this.getGrantState()
    return type === "granted" ? grantId : undefined
  }

  /** Calls `listener` after each change of the snapshot; the result stops that. Made for `useSyncExternalStore`. */
  subscribe = (listener: () => void): (() => void) => this.#core.on("change", listener)

  getSnapshot = (): ByokSnapshot => this.#core.snapshot

  getServerSnapshot = (): ByokSnapshot => serverSnapshot

  /** Calls `listener` with each new status or grant; the result stops that. */
  on<E extends keyof ByokEvents>(event: E, listener: (detail: ByokEvents[E]) => void): () => void {
    return this.#core.on(event, listener as (detail: unknown) => void)
  }

  /** Removes the iframe and ends what is running with `disconnected`. The grant stays. */
  dispose(): void {
    this.#core.dispose()
  }
}
