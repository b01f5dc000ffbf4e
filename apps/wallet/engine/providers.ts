import type { Kind, PackageName, RunFrame } from "./frames.js"

/** What every provider package is told instead of a key; the bridge replaces it on the way out. */
const PLACEHOLDER = "byok-placeholder"

/** The settings a provider is created with: the bridge's address for it, and a fetch that asks the bridge. */
export interface Settings {
  apiKey: string
  baseURL: string
  fetch: typeof fetch
}

/** A V3 model of any kind, by the method that its kind has. */
export type AnyModel = Partial<Record<RunFrame["method"], (options: never) => PromiseLike<object>>>

/** Makes the models of one provider package, kind by kind; a kind that the package lacks is left out. */
export type MakeModels = (
  settings: Settings,
  api: RunFrame["api"],
) => Partial<Record<Kind, (modelId: string) => AnyModel>>

/** The same, for who calls it with options that were checked elsewhere. */
type CallableModel = Partial<Record<RunFrame["method"], (options: object) => Promise<object>>>

/** Provider packages, each loaded at its first call. */
export type Packages = Partial<Record<PackageName, () => Promise<{ makeModels: MakeModels }>>>

/** All of them, one chunk a package. */
export const ALL: Packages = {
  openai: () => import("./providers/openai.js"),
  anthropic: () => import("./providers/anthropic.js"),
  openrouter: () => import("./providers/openrouter.js"),
  google: () => import("./providers/google.js"),
  cohere: () => import("./providers/cohere.js"),
  elevenlabs: () => import("./providers/elevenlabs.js"),
  mistral: () => import("./providers/mistral.js"),
  "openai-compatible": () => import("./providers/openai-compatible.js"),
}

/** The model that a run frame names, its requests going through `ask`. */
export async function modelOf(packages: Packages, run: RunFrame, ask: typeof fetch): Promise<CallableModel> {
  const load = Object.hasOwn(packages, run.package) ? packages[run.package] : undefined
  if (!load) throw new TypeError(`No provider package "${run.package}".`)
  const { makeModels } = await load()
  const make = makeModels({ apiKey: PLACEHOLDER, baseURL: run.baseUrl, fetch: ask }, run.api)[run.kind]
  if (!make) throw new TypeError(`The package "${run.package}" has no models of the kind ${run.kind}.`)
  return make(run.modelId) as CallableModel
}
