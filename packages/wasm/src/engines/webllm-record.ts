import type { ModelRecord } from "@mlc-ai/web-llm"
import type { EngineModel, Source } from "../engine.js"
import { LocalError } from "../error.js"
import { FILES_BASE } from "./webllm-files.js"

export type WebllmModule = typeof import("@mlc-ai/web-llm")

interface Known {
  list: readonly ModelRecord[]
  /** Of the GPU. */
  features: { has(name: string): boolean }
}

/** What WebLLM is told of a model: where it is, and in numbers of which length the GPU can compute. */
export function recordFor(model: EngineModel, source: Source, { list, features }: Known): ModelRecord {
  const id = idFor(model.id, features.has("shader-f16"), list, source)
  const known = list.find(({ model_id }) => model_id === id)
  const record = { ...(known ?? { model_id: id, model: "", model_lib: "" }), ...placed(source, known) }
  if (!record.model || !record.model_lib) throw unknownModel(model.id)
  const overrides = { ...known?.overrides, ...(model.contextTokens && { context_window_size: model.contextTokens }) }
  return { ...record, overrides }
}

/**
 * The model in numbers of 16 bits where the GPU has them, otherwise its twin of 32; of files, the form that they are. Not all
 * records of the list name `shader-f16` among their needs, so the id says it.
 */
function idFor(id: string, has16: boolean, list: readonly ModelRecord[], source: Source): string {
  if (!HALF.test(id)) return id
  const twin = id.replace(HALF, "$1f32")
  if ("files" in source && FULL.test(libOf(source.files) ?? "")) return twin
  if (has16) return id
  if ("known" in source && list.some(({ model_id }) => model_id === twin)) return twin
  throw new LocalError({
    code: "provider_refused",
    message: "This device's GPU does not compute in 16 bits (shader-f16), and there is no other form of this model.",
    hint: "Choose a model that has one in 32 bits.",
    model: id,
  })
}

/** The quantisation in an id, such as `q4f16`. */
const HALF = /(q\d)f16/
const FULL = /q\df32/

function placed(source: Source, known: ModelRecord | undefined): Partial<ModelRecord> {
  if ("known" in source) return {}
  if ("url" in source) return { model: source.url, ...(source.lib && { model_lib: source.lib }) }
  const lib = libOf(source.files)
  return { model: FILES_BASE, model_lib: lib ? FILES_BASE + lib : (known?.model_lib ?? "") }
}

const libOf = (files: Readonly<Record<string, Blob>>) => Object.keys(files).find((name) => name.endsWith(".wasm"))

const unknownModel = (model: string) =>
  new LocalError({
    code: "invalid_request",
    message: "WebLLM does not know this model.",
    hint: "LOCAL_MODELS names some that it knows; others need the addresses of their files.",
    field: "model",
    model,
  })
