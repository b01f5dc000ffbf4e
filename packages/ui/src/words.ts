import type { ByokAction, ByokErrorCode } from "@byokapi/client"

/** What stands on the button for what an error asks for. */
export const ACTIONS: Record<ByokAction, string> = {
  unlock: "Unlock the wallet",
  "add-key": "Add a key",
  "raise-limit": "Raise the limit",
  reconnect: "Reconnect",
  "open-tab": "Open in its own tab",
  none: "",
}

/** What an error is called, to the person in front of the app. */
export const TITLES: Partial<Record<ByokErrorCode, string>> = {
  no_grant: "Not connected",
  grant_denied: "You said no",
  grant_expired: "This connection has run out",
  grant_revoked: "You ended this connection",
  session_lapsed: "Reconnect to continue",
  locked: "Your wallet is locked",
  capability_not_allowed: "You did not allow this",
  model_not_allowed: "You did not allow this model",
  no_provider_key: "No key for this model",
  budget_exhausted: "This would pass your limit",
  request_too_expensive: "This costs more than you allowed",
  unpriced_model: "This model has no known price",
  rate_limited: "Too many requests at once",
  provider_auth: "The provider refuses the key",
  provider_rate_limited: "The provider asks to wait",
  provider_refused: "The provider refused the request",
  provider_error: "The provider failed",
  provider_unreachable: "The provider cannot be reached",
  provider_disconnected: "The answer broke off",
  popup_blocked: "Your browser kept the wallet’s window shut",
  blocked_by_csp: "This site keeps your wallet out",
  nested_frame: "Your wallet does not open inside another page",
  opaque_origin: "This page has no address of its own",
  no_browser: "There is no browser window here",
  offline: "You are offline",
  connect_timeout: "Your wallet does not answer",
  disconnected: "The connection to your wallet is closed",
  storage_unavailable: "Your browser stores nothing for the wallet",
  storage_full: "Your browser’s storage is full",
  damaged_record: "A record in your wallet is damaged",
  wrong_passphrase: "This passphrase does not open your wallet",
  aborted: "Stopped",
}

export const OTHERWISE = "That did not work"

/** What the person can do, where the error's own sentence only says the title again. */
export const ADVICE: Partial<Record<ByokErrorCode, string>> = {
  no_grant: "Connect your AI wallet first.",
  locked: "Unlock it to go on.",
  session_lapsed:
    "Your approval still stands. Your browser wants one click before this site may reach your wallet again.",
  popup_blocked: "Allow pop-ups for this site, then try again.",
  nested_frame: "Open it in its own tab, then connect there.",
  opaque_origin: "Open it in its own tab, from its own address.",
  offline: "Connect to the internet, then try again.",
}

export const IN_APP = {
  text: "You see this page inside another app, which opens no wallet. Open it in your browser.",
  copy: "Copy the address",
  copied: "Copied",
  byHand: "Your browser kept the clipboard shut. Copy this address yourself:",
}

/** Errors whose hint tells the one who built or hosts the page what to change, and nobody else can. */
export const FOR_DEVELOPERS: readonly ByokErrorCode[] = ["blocked_by_csp", "connect_timeout", "no_browser"]

/** Where trying again may help without a remedy of its own. */
export const AGAIN: readonly ByokErrorCode[] = ["popup_blocked", "offline", "aborted"]
