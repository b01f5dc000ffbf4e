// What app code may write, checked by tsc under both module resolutions. Never run.
import { generateText, streamText } from "ai"
import type { LanguageModelV3, ProviderV3 } from "@ai-sdk/provider"
import { ByokClient, ByokError, type ByokErrorCode, type ByokReceipt, type ByokSnapshot } from "@byokapi/client"
import { mountConnectButton } from "@byokapi/client/button"

const byok = new ByokClient({ bridgeUrl: "http://wallet.localhost:8881/bridge", appName: "Notes" })
const provider: ProviderV3 = byok.getProvider()
const model: LanguageModelV3 = byok.getProvider()("gpt-4o-mini")
globalThis.AI_SDK_DEFAULT_PROVIDER = byok.getProvider()

export async function app(): Promise<string> {
  const grant = await byok.requestGrant({
    capabilities: ["language"],
    budget: { usd: 2, per: "day" },
    purpose: "Summaries",
  })
  if (grant.type === "denied") return grant.reason satisfies "refused" | "dismissed" | "blocked"
  const id: string = grant.grantId
  const { textStream } = streamText({ model, prompt: "Hello" })
  for await (const delta of textStream) console.log(delta)
  const { text, providerMetadata } = await generateText({ model: provider.languageModel("gpt-4o"), prompt: id })
  const receipt = providerMetadata?.["byok"] as ByokReceipt | undefined
  await byok.revokeGrant(byok.getActiveGrantId() ?? id)
  return `${text} ${receipt?.costUsd}`
}

const off: () => void = byok.on("status", (status) => status satisfies ByokSnapshot["status"])
byok.on("grant", ({ type, budget }) => console.log(type, budget?.remainingUsd))
byok.on("modelsChanged", () => void byok.listModels())
// @ts-expect-error no such event
byok.on("changed", off)
// @ts-expect-error no such capability
void byok.requestGrant({ capabilities: ["video"] })
// @ts-expect-error an app name is required
new ByokClient({ bridgeUrl: "http://wallet.localhost:8881/bridge" })

export async function shown(place: Element): Promise<number> {
  const stop: () => void = mountConnectButton(place, { client: byok, request: { capabilities: ["language"] } })
  stop()
  const model = (await byok.listModels()).find(({ isDefault }) => isDefault)
  const { limits } = await byok.getUsage()
  const { images } = await byok.getBridgeAPI().doImage({ modelId: model?.id ?? "default", prompt: "A cat", n: 1 })
  return (limits[0]?.remaining ?? 0) + (model?.priceUsd?.inputPerMillionTokens ?? 0) + images.length
}

export function handle(error: unknown): ByokErrorCode | undefined {
  if (ByokError.isInstance(error)) return error.code
  return ByokError.from(error)?.code
}

export function limitOf(error: ByokError): string {
  const { limit, unit, per, resetsAt } = error.details
  return `${limit?.toFixed(2)} ${unit} ${per ?? ""} ${resetsAt === undefined ? "" : new Date(resetsAt)}`
}

// As React's useSyncExternalStore takes them: without their object.
export const { subscribe, getSnapshot, getServerSnapshot } = byok
