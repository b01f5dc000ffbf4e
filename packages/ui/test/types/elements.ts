import type { ByokClient } from "@byokapi/client"
import { provideClient, formatUsd, type ByokErrorElement } from "@byokapi/ui"
import type {} from "@byokapi/ui/svelte"
import type {} from "@byokapi/ui/vue"
import type { SvelteHTMLElements } from "svelte/elements"
import type { GlobalComponents } from "vue"

declare const client: ByokClient

provideClient(client)
const picker = document.createElement("byok-model-picker")
picker.value = "openai/gpt-4o-mini"
export const chosen: string = picker.value
export const error: ByokErrorElement | null = document.querySelector("byok-error")
export const amount: string = formatUsd(0.5)
document.querySelector("byok-connect")!.request = { capabilities: ["language"] }
// @ts-expect-error a request names its capabilities
document.querySelector("byok-connect")!.request = {}

document.querySelector("byok-connect")!.addEventListener("byok-grant", ({ detail }) => detail.type === "denied")
document.querySelector("byok-error")!.addEventListener("byok-resolved", ({ detail }) => detail.code)
document.querySelector("byok-model-picker")!.addEventListener("change", (event) => event.target)

export const svelte: SvelteHTMLElements["byok-connect"] = { client, usd: 2, per: "day", class: "wide" }
// @ts-expect-error a period is one of five
export const wrong: SvelteHTMLElements["byok-connect"] = { per: "decade" }
export type InVue = InstanceType<GlobalComponents["byok-usage"]>["$props"]
