import type { BudgetPeriod, ByokClient, ByokModel, Capability, GrantRequest, GrantResult } from "@byokapi/client"
import type { ConnectButtonLabels } from "@byokapi/client/button"
import type { ByokError } from "@byokapi/client"

type Theme = { "data-theme"?: "light" | "dark" }
type OfClient = Theme & { client?: ByokClient | undefined }

/** What each element takes as attributes and properties. */
export interface ByokElementAttributes {
  "byok-connect": OfClient & {
    request?: GrantRequest | undefined
    labels?: Partial<ConnectButtonLabels> | undefined
    capabilities?: Capability | (string & {})
    usd?: number | string
    per?: BudgetPeriod
    models?: string
    purpose?: string
    "local-only"?: boolean | ""
    strict?: boolean | ""
  }
  "byok-error": OfClient & { error?: unknown; retry?: boolean | "" }
  "byok-model-picker": OfClient & {
    capability?: Capability
    label?: string
    name?: string
    value?: string
    disabled?: boolean | ""
  }
  "byok-status": OfClient
  "byok-usage": OfClient
}

/** What each element tells: the `detail` of its events. */
export interface ByokElementEvents {
  "byok-connect": { "byok-grant": GrantResult; "byok-error": unknown }
  "byok-error": { "byok-resolved": ByokError; "byok-retry": undefined }
  "byok-model-picker": { "byok-models": readonly ByokModel[] }
  "byok-status": Record<never, never>
  "byok-usage": Record<never, never>
}
