import type { Core } from "./core.js"
import { answerOf, type MockAnswers } from "./mock-answers.js"
import { ByokClient, ByokError, type ByokErrorFields } from "./index.js"
import type {
  ByokAction,
  ByokErrorCode,
  ByokModel,
  ByokSnapshot,
  ByokStatus,
  ByokUsage,
  Capability,
  GrantRequest,
  GrantResult,
  GrantState,
} from "./types.js"

/** How a {@link MockWallet} behaves. All of it may be changed while it is in use. */
export interface MockWalletOptions {
  /** What the owner does with a request. Default: approves it as it was asked. */
  decide?: (request: GrantRequest) => GrantDecision | Promise<GrantDecision>
  /** A grant that is there before the app asks. */
  granted?: GrantRequest
  /** What {@link ByokClient.listModels} tells. */
  models?: ByokModel[]
  /** What models of each kind answer. */
  answers?: MockAnswers
  /** What each call costs, in US dollars, of a budget of one dollar a day where the app asked for none. Default 0.001. */
  costUsd?: number
}

export type GrantDecision = "approve" | "refuse" | "dismiss" | "block"

/** A call that the app made: the wallet's method, the model, and the AI SDK's options. */
export interface MockCall {
  method: string
  modelId: string
  options: Record<string, unknown>
}

/** What the wallet says with a code (protocol/spec/errors.md), where it is more than a refusal for good. */
const RETRYABLE = /^(rate_limited|provider_(rate_limited|error|unreachable|disconnected)|offline|connect_timeout)$/
const ACTIONS: Partial<Record<ByokErrorCode, ByokAction>> = {
  session_lapsed: "reconnect",
  connect_timeout: "reconnect",
  locked: "unlock",
  no_provider_key: "add-key",
  provider_auth: "add-key",
  model_not_allowed: "raise-limit",
  budget_exhausted: "raise-limit",
  request_too_expensive: "raise-limit",
  unpriced_model: "raise-limit",
  nested_frame: "open-tab",
  opaque_origin: "open-tab",
}

/** The kind of model that each method of the wallet runs. */
const KINDS: Record<string, Capability> = {
  doLanguage: "language",
  streamLanguage: "language",
  doImage: "image",
  doSpeech: "speech",
  doTranscription: "transcription",
  doEmbedding: "embedding",
  doReranking: "reranking",
}

/** What a proposal may say; the wallet refuses whatever else there is. */
const FIELDS =
  "capabilities models budget budgets maxUsdPerRequest expiresInMillis requestsPerMinute tokensPerMinute requestsAtOnce localOnly strict purpose".split(
    " ",
  )

const MODEL: ByokModel = {
  id: "mock/text",
  provider: "mock",
  name: "Mock",
  capability: "language",
  contextWindow: 128_000,
  isDefault: true,
}

const REASONS = { refuse: "refused", dismiss: "dismissed", block: "blocked" } as const

/**
 * A wallet for an app's own tests: in the page, without windows, keys or a network. What stands in front of it is the real
 * {@link ByokClient}, so the app's code is the same. Refuses to be made in a production build and on any site but a local one.
 */
export class MockWallet {
  /** Take it in the place of the app's own. */
  readonly client: ByokClient
  /** Every model call that arrived, in order. */
  readonly calls: MockCall[] = []
  readonly options: MockWalletOptions
  readonly #core: MockCore

  constructor(options: MockWalletOptions = {}) {
    requireTest()
    this.options = options
    this.#core = new MockCore(this)
    const own = { bridgeUrl: "http://localhost/bridge", appName: "Test", [Symbol.for("byok.core")]: this.#core }
    this.client = new ByokClient(own)
  }

  /** The next model call is refused with this error; what the wallet says with its code is filled in. */
  refuseNext(fields: Pick<ByokErrorFields, "code"> & Partial<ByokErrorFields>): void {
    this.#core.refusals.push({ message: `The mock wallet refused: ${fields.code}.`, ...fields })
  }

  /** The owner locks the wallet, unlocks it (`ready`), or the session lapses (`needs-click`). */
  setStatus(status: Exclude<ByokStatus, "idle" | "disposed">): void {
    this.#core.set({ status })
  }

  /** The owner ends the grant. */
  revoke(): void {
    this.#core.set({ grant: { ...this.client.getGrantState(), type: "revoked" } })
  }

  /** The owner sets the budget anew, with nothing spent of it. */
  setBudget(usd: number): void {
    this.#core.budget(usd)
  }

  /** The owner changes which models there are. */
  setModels(models: ByokModel[]): void {
    this.options.models = models
    this.#core.emit("modelsChanged", undefined)
  }
}

/** What the compiled core does for the real client, as the mock wallet answers it. */
class MockCore implements Core {
  readonly ready: Promise<void>
  snapshot: ByokSnapshot
  readonly refusals: ByokErrorFields[] = []
  readonly #wallet: MockWallet
  readonly #listeners = new Map<string, Set<(detail: unknown) => void>>()
  #connected: () => void = () => {}
  #spentUsd = 0
  #requests = 0

  constructor(wallet: MockWallet) {
    this.#wallet = wallet
    this.ready = new Promise((done) => (this.#connected = done))
    const { granted } = wallet.options
    this.snapshot = { status: "idle", grant: granted ? this.#grantOf(granted) : { type: "none" } }
  }

  async connect(): Promise<void> {
    if (this.snapshot.status === "idle" || this.snapshot.status === "disposed") this.set({ status: "ready" })
    this.#connected()
  }

  async requestGrant(request: GrantRequest): Promise<GrantResult> {
    await this.connect()
    const field = Object.keys(request).find((name) => !FIELDS.includes(name))
    if (field !== undefined)
      throw refusal({ code: "invalid_request", message: `A proposal has no field ${field}.`, field })
    if (!request.capabilities?.length)
      throw refusal({ code: "invalid_request", message: "A proposal names a capability.", field: "capabilities" })
    this.set({ grant: { type: "pending", requestId: "mock" } })
    const decision = (await this.#wallet.options.decide?.(request)) ?? "approve"
    if (decision !== "approve") {
      this.set({ grant: { type: "denied" } })
      return { type: "denied", reason: REASONS[decision] }
    }
    const grant = this.#grantOf(request)
    this.#spentUsd = 0
    this.set({ grant })
    const { grantId, capabilities, models, budget, expiresAt } = grant as Required<GrantState>
    return { type: "approved", grantId, capabilities, models, budget, expiresAt }
  }

  async reconnect(): Promise<void> {
    this.set({ status: "ready" })
  }

  async resolve(error: unknown): Promise<boolean> {
    const action = ByokError.from(error)?.action ?? "none"
    if (action === "unlock" || action === "reconnect") this.set({ status: "ready" })
    if (action === "raise-limit") this.budget(this.#limit())
    return action !== "none"
  }

  on(event: string, listener: (detail: unknown) => void): () => void {
    const all = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, all)
    const own = (detail: unknown) => listener(detail)
    all.add(own)
    return () => void all.delete(own)
  }

  async call(method: string, modelId: string, options: object): Promise<unknown> {
    const answer = await this.#answer(method, modelId, options)
    return answer.result()
  }

  async stream(modelId: string, options: object): Promise<unknown> {
    const answer = await this.#answer("streamLanguage", modelId, options)
    return { stream: answer.stream() }
  }

  async fetch(): Promise<never> {
    throw refusal({ code: "unknown_method", message: "The mock wallet has no answers in a provider's own format." })
  }

  async ask(method: string): Promise<never> {
    await this.connect()
    const answers: Record<string, () => unknown> = {
      handshake: () => ({ protocol: 1, status: this.snapshot.status, grant: this.snapshot.grant }),
      listModels: () => (this.#require(), { models: this.#wallet.options.models ?? [MODEL] }),
      getUsage: () => (this.#require(), this.#usage()),
      getModelLimits: () => ({}),
      revokeGrant: () => this.set({ grant: { type: "revoked" } }),
    }
    return answers[method]?.() as never
  }

  dispose(): void {
    this.set({ status: "disposed" })
  }

  set(change: Partial<ByokSnapshot>): void {
    this.snapshot = Object.freeze({ ...this.snapshot, ...change })
    this.emit("change", undefined)
    if (change.status) this.emit("status", change.status)
    if (change.grant) this.emit("grant", change.grant)
  }

  emit(event: string, detail: unknown): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(detail)
  }

  async #answer(method: string, modelId: string, given: object) {
    await this.connect()
    const { abortSignal, ...options } = given as Record<string, unknown> & { abortSignal?: AbortSignal }
    abortSignal?.throwIfAborted()
    const call = { method, modelId, options }
    this.#wallet.calls.push(call)
    this.#require()
    this.#requireCovered(call)
    const refused = this.refusals.shift()
    if (refused) throw refusal(refused)
    const costUsd = this.#wallet.options.costUsd ?? 0.001
    this.#spentUsd += costUsd
    this.#requests++
    this.#tellBudget()
    const receipt = { costUsd, estimated: false, remainingUsd: this.#left(), provider: "mock", model: modelId }
    return answerOf(this.#wallet.options.answers ?? {}, call, { receipt, abortSignal })
  }

  budget(usd: number): void {
    this.#spentUsd = 0
    const { budget, ...grant } = this.snapshot.grant
    this.set({ grant: { ...grant, budget: { per: budget?.per ?? "day", limitUsd: usd, remainingUsd: usd } } })
  }

  #tellBudget(): void {
    const { budget, ...grant } = this.snapshot.grant
    if (budget) this.set({ grant: { ...grant, budget: { ...budget, remainingUsd: this.#left() } } })
  }

  /** Refuses as the wallet would, as things stand. */
  #require(): void {
    const { status, grant } = this.snapshot
    if (status === "locked") throw refusal({ code: "locked", message: "The wallet is locked." })
    if (status === "needs-click") throw refusal({ code: "session_lapsed", message: "The session has lapsed." })
    if (status === "unreachable") throw refusal({ code: "connect_timeout", message: "The wallet did not answer." })
    if (grant.type === "granted" && grant.expiresAt != null && grant.expiresAt <= Date.now())
      this.set({ grant: { ...grant, type: "expired" } })
    const { type } = this.snapshot.grant
    if (type === "expired") throw refusal({ code: "grant_expired", message: "The grant's time is over." })
    if (type === "revoked") throw refusal({ code: "grant_revoked", message: "The owner ended the grant." })
    if (type !== "granted") throw refusal({ code: "no_grant", message: "This app has no grant." })
  }

  /** Refuses what the grant does not cover. */
  #requireCovered({ method, modelId }: MockCall): void {
    const { capabilities = [], models = ["*"] } = this.snapshot.grant
    const kind = KINDS[method]!
    if (!capabilities.includes(kind))
      throw refusal({ code: "capability_not_allowed", message: `This grant does not cover ${kind} models.` })
    if (modelId !== "default" && !models.some((pattern) => covers(pattern, modelId)))
      throw refusal({ code: "model_not_allowed", message: `This grant does not cover the model ${modelId}.` })
    if (this.#left() <= 0) throw refusal({ code: "budget_exhausted", message: "The budget is used up.", unit: "usd" })
  }

  #limit(): number {
    return this.snapshot.grant.budget?.limitUsd ?? 1
  }

  #left(): number {
    return Math.max(0, this.#limit() - this.#spentUsd)
  }

  #usage(): ByokUsage {
    const per = this.snapshot.grant.budget?.per ?? "day"
    const limit = { unit: "usd" as const, per, limit: this.#limit(), spent: this.#spentUsd, remaining: this.#left() }
    const today = { requests: this.#requests, spentUsd: this.#spentUsd, inputTokens: 0, outputTokens: 0 }
    return { limits: [limit], today, running: 0 }
  }

  #grantOf({ capabilities, models = ["*"], budget, budgets, expiresInMillis }: GrantRequest): GrantState {
    const { usd, per } = budget ?? budgets?.[0] ?? { usd: 1, per: "day" as const }
    const expiresAt = expiresInMillis === undefined ? null : Date.now() + expiresInMillis
    return {
      type: "granted",
      grantId: "mock-grant",
      capabilities: [...capabilities],
      models: [...models],
      budget: { limitUsd: usd, remainingUsd: usd, per },
      expiresAt,
    }
  }
}

const refusal = (fields: ByokErrorFields): ByokError =>
  new ByokError({ action: ACTIONS[fields.code] ?? "none", retryable: RETRYABLE.test(fields.code), ...fields })

/** Whether a pattern with `*` covers a model, by its whole id or the part after the provider. */
function covers(pattern: string, modelId: string): boolean {
  const pieces = pattern.split("*").map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
  const form = new RegExp(`^${pieces.join(".*")}$`)
  return form.test(modelId) || form.test(modelId.slice(modelId.indexOf("/") + 1))
}

declare const process: { env: { NODE_ENV?: string } }

/** Bundlers put the kind of the build in the place of the expression; a page without one has no `process`. */
function isProduction(): boolean {
  try {
    return process.env.NODE_ENV === "production"
  } catch {
    return false
  }
}

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\]|.*\.(localhost|test|example))$/

function requireTest(): void {
  const host = typeof location === "undefined" ? "" : location.hostname
  if (!isProduction() && (host === "" || host === undefined || LOCAL.test(host))) return
  throw new ByokError({
    code: "request_refused",
    message: "The mock wallet is for tests: it runs in no production build and on no public site.",
  })
}
