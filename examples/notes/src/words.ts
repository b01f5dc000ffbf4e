import type { ByokAction, ByokErrorCode, GrantResult, GrantState } from "@byokapi/client"

/** Every sentence the app says, in one place. */
export const WELCOME = {
  title: "Ask your notes anything",
  text:
    "Notes has no account and no AI bill of its own. It uses your wallet: you choose the model and the most it may " +
    "spend, and it never sees a key.",
  connect: "Connect your AI wallet",
  hint: "No wallet yet? The same button sets one up in about a minute.",
}

export const SUGGESTIONS = [
  "What did I decide about the greenhouse?",
  "Draft two lines to Joris asking for the price.",
  "What do I have to do before Ghent?",
]

export const DENIED: Record<Extract<GrantResult, { type: "denied" }>["reason"], string> = {
  refused: "You said no. Notes got nothing.",
  dismissed: "The window was closed without an answer. Connect again whenever you like.",
  blocked: "Your wallet blocks this site. You can change that in the wallet.",
}

export const ENDED: Partial<Record<GrantState["type"], [title: string, text: string]>> = {
  revoked: ["You ended this connection", "Notes can no longer use your wallet. What it has written stays here."],
  expired: ["This connection has run out", "You gave it an end, and that has come. Connect again to go on."],
  none: ["Not connected", "Connect your wallet to go on."],
  denied: ["Not connected", "Connect your wallet to go on."],
}

export const LOCKED = {
  title: "Your wallet is locked",
  kept: "The question is kept. It is sent once you unlock.",
  idle: "Unlock it to go on.",
}

export const LAPSED = {
  title: "Reconnect to continue",
  text: "Your approval still stands. Your browser wants one click before Notes may reach the wallet again.",
}

export const UNREACHABLE = "Your wallet cannot be reached"

export const PLACEHOLDERS = {
  ready: "Ask about your notes",
  answering: "Wait for the answer, or stop it",
  locked: "Unlock to continue",
  "needs-click": "Reconnect to continue",
  other: "Connect first",
}

export const ACTIONS: Record<ByokAction, string> = {
  unlock: "Unlock",
  "add-key": "Add a key",
  "raise-limit": "Raise the limit",
  reconnect: "Reconnect",
  "open-tab": "Open in its own tab",
  none: "",
}

const TITLES: Partial<Record<ByokErrorCode, string>> = {
  budget_exhausted: "This would pass your limit",
  request_too_expensive: "This costs more than one request may",
  unpriced_model: "This model has no known price",
  model_not_allowed: "You did not allow this model",
  capability_not_allowed: "You did not allow this",
  no_provider_key: "No key for this model",
  no_grant: "Not connected",
  grant_expired: "This connection has run out",
  grant_revoked: "You ended this connection",
  rate_limited: "Too many questions at once",
  provider_auth: "The provider refuses the key",
  provider_rate_limited: "The provider asks to wait",
  provider_disconnected: "The answer broke off",
  provider_unreachable: "The provider cannot be reached",
  locked: LOCKED.title,
  session_lapsed: LAPSED.title,
}

export const titleOf = (code: ByokErrorCode | undefined): string => (code && TITLES[code]) ?? "That did not work"
