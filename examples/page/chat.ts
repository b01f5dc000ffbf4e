// What the chats in React, Vue and Svelte share: the wallet, and how their useChat reaches it.
import { ToolLoopAgent } from "ai"
import { ByokClient } from "@byokapi/client"
import { ByokChatTransport } from "@byokapi/client/chat"

const wallet = new URLSearchParams(location.search).get("wallet") ?? "http://wallet.localhost:8881"

/** The wallet of the person in front of the page. */
export const byok = new ByokClient({ bridgeUrl: `${wallet}/bridge`, appName: "Chat" })

/** Answers with the model that the person chose for this app. */
export const transportOf = (model: string) =>
  new ByokChatTransport({ agent: new ToolLoopAgent({ model: byok.getProvider()(model) }) })
