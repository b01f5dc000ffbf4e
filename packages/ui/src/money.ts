import type { BudgetPeriod, ByokLimitUse } from "@byokapi/client"

const A: Record<BudgetPeriod, string> = {
  hour: "an hour",
  day: "a day",
  week: "a week",
  month: "a month",
  total: "in all",
}

const LEFT: Record<BudgetPeriod, string> = {
  hour: "left this hour",
  day: "left today",
  week: "left this week",
  month: "left this month",
  total: "left in all",
}

/** An amount in full cents, or in as many digits as it takes not to show $0.00. */
export function formatUsd(amount: number): string {
  const small = amount > 0 && amount < 0.1
  const digits = small ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", ...digits }).format(amount)
}

/** What is left of an amount in its window: `$0.19 left today`. */
export const formatLeft = (remainingUsd: number, per: BudgetPeriod): string => `${formatUsd(remainingUsd)} ${LEFT[per]}`

export const count = (amount: number): string => new Intl.NumberFormat("en-US").format(amount)

/** How much of a limit is used: `$0.31 of $0.50 a day`, `1,200 of 50,000 tokens a month`. */
export function used({ unit, per, limit, spent }: ByokLimitUse): string {
  const [of, all] = unit === "usd" ? [formatUsd(spent), formatUsd(limit)] : [count(spent), count(limit)]
  return `${of} of ${all} ${unit === "usd" ? "" : `${unit} `}${A[per]}`
}

/** When a window starts again, by the clock or, further away, by the day. */
export function again(resetsAt: number, now = Date.now()): string {
  if (Number.isNaN(new Date(resetsAt).getTime())) return ""
  const near = resetsAt - now < 24 * 3_600_000
  const shape: Intl.DateTimeFormatOptions = near
    ? { hour: "2-digit", minute: "2-digit" }
    : { day: "numeric", month: "long" }
  return `starts again ${near ? "at" : "on"} ${new Intl.DateTimeFormat("en-GB", shape).format(resetsAt)}`
}
