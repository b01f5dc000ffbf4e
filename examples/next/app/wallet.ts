import { ToolLoopAgent } from "ai"
import { ByokClient } from "@byokapi/client"
import { ByokChatTransport } from "@byokapi/client/chat"

// On the server there is no address, and no wallet: the client does nothing there.
const { search } = globalThis.location ?? { search: "" }
const wallet = new URLSearchParams(search).get("wallet") ?? "http://wallet.localhost:8881"

/** The wallet of the person in front of the page. */
export const byok = new ByokClient({ bridgeUrl: `${wallet}/bridge`, appName: "Chat" })

/** Answers with the model that the wallet's owner chose. */
export const transport = new ByokChatTransport({ agent: new ToolLoopAgent({ model: byok.getProvider()("default") }) })
