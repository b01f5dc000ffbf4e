// How the chat reaches the wallet: its framework's useChat, without a server.
import { ToolLoopAgent } from "ai"
import { ByokChatTransport } from "@byokapi/client/chat"
import { byok } from "./wallet.js"

/** Answers with the model that the person chose for this app. */
export const transportOf = (model: string) =>
  new ByokChatTransport({ agent: new ToolLoopAgent({ model: byok.getProvider()(model) }) })
