import type { GrantResult, GrantState } from "@byokapi/client"

/** Every sentence the app says, in one place. */
export const WELCOME = {
  title: "Ask your notes anything",
  text:
    "Notes has no account and no AI bill of its own. It uses your wallet: you choose the model and the most it may " +
    "spend, and it never sees a key.",
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

export const KEPT = "The question is kept. It is sent once your wallet is open again."

export const PLACEHOLDERS = {
  ready: "Ask about your notes",
  answering: "Wait for the answer, or stop it",
  locked: "Unlock to continue",
  "needs-click": "Reconnect to continue",
  other: "Connect first",
}
