import type { Wire } from "./wire.js"

/** A header as it travels: lower-case or not, name first. */
export type HeaderPair = [name: string, value: string]

/** A kind of model, by its name in grants. */
export type Kind = "language" | "image" | "speech" | "transcription" | "embedding" | "reranking"

/** A body as it travels: text, a form, or none. */
export type Body = string | [name: string, value: string | FormFile][] | null

export interface FormFile {
  bytes: Uint8Array
  type: string
  name: string
}

export type PackageName =
  "openai" | "anthropic" | "openrouter" | "google" | "mistral" | "cohere" | "elevenlabs" | "openai-compatible"

/** Starts one model call. `id` is chosen by the bridge and names the run in every later frame. */
export interface RunFrame {
  t: "run"
  id: number
  kind: Kind
  package: PackageName
  baseUrl: string
  /** The flavour of a package that has several; absent for its default. */
  api?: string | null
  modelId: string
  method: "doGenerate" | "doStream" | "doEmbed" | "doRerank"
  /** V3 call options in wire form, without `abortSignal`. */
  options: Wire
}

/** What the bridge says. `f` numbers a fetch within its run. */
export type FromBridge =
  | RunFrame
  | { t: "head"; id: number; f: number; status: number; headers: HeaderPair[] }
  | { t: "data"; id: number; f: number; bytes: Uint8Array }
  | { t: "eof"; id: number; f: number }
  | { t: "broken"; id: number; f: number; message: string }
  | { t: "credit"; id: number; n: number }
  | { t: "cancel"; id: number }

/** What the engine says: `ready` once, first. Every run ends with exactly one of `result`, `end` and `error`, a cancelled one too. */
export type FromEngine =
  | { t: "ready"; id: 0 }
  | { t: "fetch"; id: number; f: number; method: string; url: string; headers: HeaderPair[]; body: Body }
  | { t: "abort"; id: number; f: number }
  | { t: "result"; id: number; v: Wire }
  | { t: "open"; id: number; v: Wire }
  | { t: "part"; id: number; v: Wire }
  | { t: "end"; id: number }
  | { t: "error"; id: number; e: Wire }

/** Sends one frame to the bridge. */
export type Send = (frame: FromEngine) => void
