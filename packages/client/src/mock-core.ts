import type { Core } from "./core.js"
import { ByokError } from "./error.js"
import { answerOf, unlessEnded } from "./mock-answers.js"
import { MockLine } from "./mock-line.js"
import { covers, KINDS, refusal, wrongField } from "./mock-rules.js"
import { tell } from "./tell.js"
import type { GrantDecision, MockCall, MockRefusal, MockWalletOptions } from "./testing.js"
import type {
  ByokErrorCode,
  ByokModel,
  ByokSnapshot,
  ByokUsage,
  GrantRequest,
  GrantResult,
  GrantState,
} from "./types.js"

const MODEL: ByokModel = {
  id: "mock/text",
  provider: "mock",
  name: "Mock",
  capability: "language",
  contextWindow: 128_000,
  isDefault: true,
}

/** What a grant is once a call was refused with a code. */
const ENDED: Partial<Record<ByokErrorCode, GrantState["type"]>> = {
  grant_revoked: "revoked",
  grant_expired: "expired",
}

const REASONS = { refuse: "refused", dismiss: "dismissed", block: "blocked" } as const

const unreachable = () => refusal({ code: "connect_timeout", message: "The wallet did not answer." })
const disposed = () =>
  refusal({ code: "disconnected", message: "The client was disposed.", hint: "Call connect() again." })

/** @internal What a mock wallet does, and where it notes what it was asked. */
export interface MockOwner {
  readonly options: MockWalletOptions
  readonly calls: MockCall[]
}

/** @internal What a mock wallet has to remember of an app. */
export interface MockState {
  grant: GrantState
  spentUsd: number
  requests: number
}

/** @internal What the compiled core does for the real client, as the mock wallet answers it. */
export class MockCore implements Core {
  snapshot: ByokSnapshot
  readonly refusals: MockRefusal[] = []
  readonly #wallet: MockOwner
  readonly #listeners = new Map<string, Set<(detail: unknown) => void>>()
  readonly #line = new MockLine()
  #question: Promise<GrantResult> | undefined
  #spentUsd = 0
  #requests = 0

  /** @param kept {@link state} of an earlier one */
  constructor(wallet: MockOwner, kept?: MockState) {
    this.#wallet = wallet
    const { granted } = wallet.options
    this.#spentUsd = kept?.spentUsd ?? 0
    this.#requests = kept?.requests ?? 0
    const grant = kept?.grant ?? (granted ? this.#grantOf(granted) : { type: "none" })
    this.snapshot = { status: "idle", grant }
  }

  get state(): MockState {
    return { grant: this.snapshot.grant, spentUsd: this.#spentUsd, requests: this.#requests }
  }

  get ready(): Promise<void> {
    return this.#line.ready
  }

  connect(): Promise<void> {
    const { status } = this.snapshot
    if (status === "idle" || status === "disposed") this.set({ status: "ready" })
    return this.#line.open(status === "unreachable" ? unreachable() : undefined)
  }

  requestGrant(request: GrantRequest): Promise<GrantResult> {
    const wrong = wrongField(request)
    if (wrong) return Promise.reject(wrong)
    return (this.#question ??= this.#asked(request).finally(() => (this.#question = undefined)))
  }

  async #asked(request: GrantRequest): Promise<GrantResult> {
    await this.connect()
    const decision = await this.#decision(request)
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

  /** What the owner says; where nothing comes of it, the grant is what it was. */
  async #decision(request: GrantRequest): Promise<GrantDecision> {
    const { grant } = this.snapshot
    this.set({ grant: { type: "pending", requestId: "mock" } })
    const decide = async () => (await this.#wallet.options.decide?.(request)) ?? "approve"
    try {
      return await unlessEnded(this.#line.signal(), decide())
    } catch (thrown) {
      this.set({ grant })
      throw thrown
    }
  }

  async reconnect(): Promise<void> {
    await this.connect()
    this.set({ status: "ready" })
  }

  async resolve(error: unknown): Promise<boolean> {
    const { action = "none", code } = ByokError.from(error) ?? {}
    const lapsed = code === "session_lapsed" || this.snapshot.status === "needs-click"
    if (action === "reconnect") await (lapsed ? this.reconnect() : this.connect())
    if (action === "unlock") this.set({ status: "ready" })
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
    await this.#connected()
    throw refusal({ code: "unknown_method", message: "The mock wallet has no answers in a provider's own format." })
  }

  async ask(method: string): Promise<never> {
    await this.#connected()
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
    this.#line.cut(disposed())
    this.set({ status: "disposed" })
  }

  /** Connects where it is not; a disposed client stays disposed. */
  #connected(): Promise<void> {
    return this.snapshot.status === "disposed" ? Promise.reject(disposed()) : this.connect()
  }

  set(change: Partial<ByokSnapshot>): void {
    this.snapshot = Object.freeze({ ...this.snapshot, ...change })
    this.emit("change", undefined)
    if (change.status) this.emit("status", change.status)
    if (change.grant) this.emit("grant", change.grant)
  }

  emit(event: string, detail: unknown): void {
    const all = this.#listeners.get(event)
    if (all) tell(all, detail)
  }

  async #answer(method: string, modelId: string, given: object) {
    await this.#connected()
    const { abortSignal, ...options } = given as Record<string, unknown> & { abortSignal?: AbortSignal }
    abortSignal?.throwIfAborted()
    const signal = this.#line.signal(abortSignal)
    const call = { method, modelId, options }
    this.#wallet.calls.push(call)
    this.#require()
    this.#requireCovered(call)
    const refused = this.refusals.shift() ?? this.#wallet.options.refuse?.(call)
    if (refused) throw this.#refusal(refused)
    const costUsd = this.#wallet.options.costUsd ?? 0.001
    this.#spentUsd += costUsd
    this.#requests++
    this.#tellBudget()
    this.emit("usageChanged", undefined)
    const receipt = { costUsd, estimated: false, remainingUsd: this.#left(), provider: "mock", model: modelId }
    return answerOf(this.#wallet.options.answers ?? {}, call, { receipt, signal })
  }

  /** The error, once what it says of the grant is so. */
  #refusal(fields: MockRefusal): ByokError {
    const type = ENDED[fields.code]
    if (type) this.set({ grant: { ...this.snapshot.grant, type } })
    return refusal({ message: `The mock wallet refused: ${fields.code}.`, ...fields })
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
