/** What an app may ask to do. */
export type Capability = "language" | "image" | "speech" | "transcription" | "embedding" | "reranking"

/** The window of time an amount of money belongs to. */
export type BudgetPeriod = "hour" | "day" | "week" | "month" | "total"

/** Options of {@link ByokClient}. */
export interface ByokClientOptions {
  /** Absolute URL of the wallet's bridge page, such as `http://wallet.localhost:8881/bridge`. Its origin is the wallet. */
  bridgeUrl: string
  /** The name this app gives itself, 1 to 80 characters. The owner sees it as a claim, below the origin that the browser reports. */
  appName: string
  /** How long to wait for the wallet's answer, in milliseconds, 1 or more. Default 10 000. */
  connectTimeoutMillis?: number
}

/** What the app asks the owner for. The owner may change every part of it; the result holds what they chose. */
export interface GrantRequest {
  /** One or more. */
  capabilities: readonly Capability[]
  /** Up to 64 model ids or patterns with `*`, such as `openai/gpt-4o*`. Without it: any model the owner has. */
  models?: readonly string[]
  /** Most to spend, in US dollars, above 0 and at most 1 000 000. Without it: the owner's default, at first 1 a day. */
  budget?: { usd: number; per: BudgetPeriod }
  /** Budgets for several windows at once, one to five; beside or instead of `budget`. All of them hold. */
  budgets?: readonly { usd: number; per: BudgetPeriod }[]
  /** Most a single request may cost, in US dollars, above 0 and at most 1 000 000. */
  maxUsdPerRequest?: number
  /** How long the grant should last from approval, in milliseconds: 60 000 (a minute) to 315 360 000 000 (ten years), whole. */
  expiresInMillis?: number
  /** 1 to 1000. Without it: the owner's default, at first 20. */
  requestsPerMinute?: number
  /** Tokens read and written a minute, 1 to 1 000 000 000. */
  tokensPerMinute?: number
  /** How many requests may run at once, 1 to 1000. */
  requestsAtOnce?: number
  /** Only models on the owner's own computer are to answer. */
  localOnly?: boolean
  /** No key and no part of a budget is to leave the wallet: it answers only while a window of it is open. */
  strict?: boolean
  /** One short sentence on what it is for, 1 to 300 characters, shown in quotation marks as the app's own words. */
  purpose?: string
}

/** A budget in force. */
export interface GrantBudget {
  limitUsd: number
  remainingUsd: number
  per: BudgetPeriod
}

/** The owner's answer. `dismissed`: the window was closed without one. `blocked`: the owner blocks this site. */
export type GrantResult =
  | {
      type: "approved"
      grantId: string
      capabilities: Capability[]
      models: string[]
      budget?: GrantBudget
      /** Milliseconds since 1970, or null where it does not end by itself. */
      expiresAt: number | null
    }
  | { type: "denied"; reason: "refused" | "dismissed" | "blocked" }

/** What this app currently holds. All fields but `type` are present only where they mean something. */
export interface GrantState {
  type: "none" | "pending" | "granted" | "denied" | "revoked" | "expired"
  requestId?: string
  grantId?: string
  capabilities?: Capability[]
  models?: string[]
  /** Milliseconds since 1970. */
  expiresAt?: number | null
  budget?: GrantBudget
}

/**
 * How the connection to the wallet stands. `needs-click`: the approval still stands, {@link ByokClient.reconnect} renews
 * the session. `locked`: the owner has to unlock the wallet. `unreachable`: the last attempt failed; the next call tries again.
 */
export type ByokStatus = "idle" | "connecting" | "ready" | "needs-click" | "locked" | "unreachable" | "disposed"

/** An immutable picture of the client: the same object until something changes. */
export interface ByokSnapshot {
  readonly status: ByokStatus
  readonly grant: GrantState
}

/** A model this app may ask for: `getProvider().languageModel(id)`, or of the kind that `capability` says. */
export interface ByokModel {
  id: string
  /** Id of the provider that answers. */
  provider: string
  name: string
  capability: Capability
  /** In tokens. */
  contextWindow?: number
  /** The longest answer, in tokens. */
  maxOutputTokens?: number
  /** In US dollars; where a unit has several prices, the dearest. Absent where nobody knows it. */
  priceUsd?: {
    inputPerMillionTokens?: number
    outputPerMillionTokens?: number
    perImage?: number
    perMillionCharacters?: number
    perSecond?: number
    perSearch?: number
  }
  /** Whether the id `default` stands for it among its kind. */
  isDefault?: boolean
}

/** One limit in its present window. The amounts are in `unit`. */
export interface ByokLimitUse {
  unit: "usd" | "tokens" | "requests"
  per: BudgetPeriod
  limit: number
  /** Running requests count at the most they can cost. */
  spent: number
  remaining: number
  /** When the window ends, in milliseconds since 1970; absent where it does not. */
  resetsAt?: number
}

/** What this app spent; never what others did. */
export interface ByokUsage {
  /** Each limit of the grant. A limit of the owner's over all apps is not among them, and may refuse earlier. */
  limits: ByokLimitUse[]
  /** Since the owner's day began: requests that were sent to a provider. */
  today: { requests: number; spentUsd: number; inputTokens: number; outputTokens: number }
  /** Requests that run now. */
  running: number
  /** True where `spent` and `today` count only since the wallet handed over a part of the budget. */
  partial?: boolean
}

/** Events of {@link ByokClient.on} and what their listeners get. */
export interface ByokEvents {
  status: ByokStatus
  grant: GrantState
  /** What {@link ByokClient.listModels} last answered no longer holds. */
  modelsChanged: undefined
  /** A request of this client came to its end, whichever: what {@link ByokClient.getUsage} last answered no longer holds. */
  usageChanged: undefined
}

/** What {@link ByokClient.resolve} does about an error, inside a click. */
export type ByokAction = "unlock" | "add-key" | "raise-limit" | "reconnect" | "open-tab" | "none"

/** The closed set of error codes. */
export type ByokErrorCode =
  | "invalid_request"
  | "message_too_large"
  | "unknown_method"
  | "unsupported_version"
  | "request_refused"
  | "no_grant"
  | "grant_denied"
  | "grant_expired"
  | "grant_revoked"
  | "session_lapsed"
  | "locked"
  | "capability_not_allowed"
  | "model_not_allowed"
  | "no_provider_key"
  | "budget_exhausted"
  | "request_too_expensive"
  | "unpriced_model"
  | "rate_limited"
  | "provider_auth"
  | "provider_rate_limited"
  | "provider_refused"
  | "provider_error"
  | "provider_unreachable"
  | "provider_disconnected"
  | "popup_blocked"
  | "blocked_by_csp"
  | "nested_frame"
  | "opaque_origin"
  | "no_browser"
  | "offline"
  | "connect_timeout"
  | "disconnected"
  | "storage_unavailable"
  | "storage_full"
  | "damaged_record"
  | "wrong_passphrase"
  | "aborted"
  | "internal"

/** What one request cost: `providerMetadata.byok` of every result and of every stream's `finish` part. */
export interface ByokReceipt {
  costUsd: number
  /** True where the provider reported no usage and the wallet counted itself. */
  estimated: boolean
  /** What is left of the tightest budget. */
  remainingUsd?: number
  provider: string
  model: string
}
