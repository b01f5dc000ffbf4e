import type { ByokReceipt } from "@byokapi/client"

const PROVIDERS: Record<string, string> = { openai: "OpenAI", anthropic: "Anthropic", openrouter: "OpenRouter" }
export const source = ({ model, provider }: ByokReceipt): string =>
  `${model.split("/").at(-1)}, ${provider === "local" ? "a model on this device" : `your ${PROVIDERS[provider] ?? provider} key`}`

/** What several requests for one answer cost together; the rest is the last one's. */
export const together = (receipts: ByokReceipt[]): ByokReceipt | undefined => {
  const last = receipts.at(-1)
  return (
    last && {
      ...last,
      costUsd: receipts.reduce((sum, { costUsd }) => sum + costUsd, 0),
      estimated: receipts.some(({ estimated }) => estimated),
    }
  )
}
