// What app code may write with the bindings, checked by tsc under both module resolutions. Never run.
import { AbstractChat, ToolLoopAgent, tool, type ChatTransport, type UIMessage } from "ai"
import { z } from "zod"
import { ByokClient, type ByokModel, type ByokStatus } from "@byokapi/client"
import { ByokChatTransport } from "@byokapi/client/chat"
import { useByok, useModels, useUsage } from "@byokapi/client/react"
import { byokStore, modelsStore } from "@byokapi/client/svelte"
import { useByok as useByokInVue, useUsage as useUsageInVue } from "@byokapi/client/vue"

const byok = new ByokClient({ bridgeUrl: "http://wallet.localhost:8881/bridge", appName: "Notes" })
const look = tool({ inputSchema: z.object({ at: z.string() }), execute: ({ at }) => at.length })
const agent = new ToolLoopAgent({ model: byok.getProvider()("default"), tools: { look } })
const transport: ChatTransport<UIMessage> = new ByokChatTransport({ agent, sendReasoning: false })
type Mine = UIMessage<{ at: number }>
const mine: ChatTransport<Mine> = new ByokChatTransport<Mine>({ agent, messageMetadata: () => ({ at: Date.now() }) })
// @ts-expect-error errors are not masked, so there is nothing to say in their place
new ByokChatTransport({ agent, onError: () => "Oops" })
// @ts-expect-error an agent is required
new ByokChatTransport({})

export class Chat extends AbstractChat<UIMessage> {}
export const transports = [transport, mine]

export function Component(): string {
  const { status, grant } = useByok(byok)
  const { value: models, error, loading } = useModels(byok)
  const { value: usage, refresh } = useUsage(byok)
  refresh()
  return `${status satisfies ByokStatus} ${grant.type} ${models?.[0]?.id} ${error?.code} ${loading} ${usage?.limits[0]?.remaining}`
}

export function setup(): number {
  const state = useByokInVue(byok)
  const { answer, refresh } = useUsageInVue(byok)
  refresh()
  // @ts-expect-error it follows the wallet and takes nothing from the app
  state.value = undefined
  return answer.value.value?.running ?? 0
}

export const stop: () => void = byokStore(byok).subscribe(({ status }) => status satisfies ByokStatus)
modelsStore(byok).subscribe(({ value }) => value satisfies ByokModel[] | undefined)
