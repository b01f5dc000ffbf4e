import type { LanguageModelV3 } from "@ai-sdk/provider"
import type { PackageName, RunFrame } from "./frames.js"

/** What every provider package is told instead of a key; the bridge replaces it on the way out. */
const PLACEHOLDER = "byok-placeholder"

/** The settings a provider is created with: the bridge's address for it, and a fetch that asks the bridge. */
export interface Settings {
  apiKey: string
  baseURL: string
  fetch: typeof fetch
}

/** Makes a language model of one provider package. */
export type MakeModel = (settings: Settings, modelId: string, api: RunFrame["api"]) => LanguageModelV3

/** One chunk a package, loaded at its first call. */
const PACKAGES: Record<PackageName, () => Promise<{ makeModel: MakeModel }>> = {
  openai: () => import("./providers/openai.js"),
  anthropic: () => import("./providers/anthropic.js"),
  openrouter: () => import("./providers/openrouter.js"),
  google: () => import("./providers/google.js"),
  mistral: () => import("./providers/mistral.js"),
  "openai-compatible": () => import("./providers/openai-compatible.js"),
}

/** The model that a run frame names, its requests going through `ask`. */
export async function modelOf(run: RunFrame, ask: typeof fetch): Promise<LanguageModelV3> {
  if (!Object.hasOwn(PACKAGES, run.package)) throw new TypeError(`No provider package "${run.package}".`)
  const { makeModel } = await PACKAGES[run.package]()
  return makeModel({ apiKey: PLACEHOLDER, baseURL: run.baseUrl, fetch: ask }, run.modelId, run.api)
}
