import type { BudgetPeriod, ByokReceipt, GrantBudget } from "@byokapi/client"

const PROVIDERS: Record<string, string> = { openai: "OpenAI", anthropic: "Anthropic", openrouter: "OpenRouter" }
const LEFT: Record<BudgetPeriod, string> = {
  hour: "left this hour",
  day: "left today",
  week: "left this week",
  month: "left this month",
  total: "left in all",
}

/** An amount in full cents, or in as many digits as it takes not to show $0.00. */
export function usd(amount: number): string {
  const small = amount > 0 && amount < 0.1
  const digits = small ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", ...digits }).format(amount)
}

export const left = (budget: GrantBudget, remainingUsd = budget.remainingUsd): string =>
  `${usd(remainingUsd)} ${LEFT[budget.per]}`

export const source = ({ model, provider }: ByokReceipt): string =>
  `${model.split("/").at(-1)}, your ${PROVIDERS[provider] ?? provider} key`

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
