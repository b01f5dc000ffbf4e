/** The kinds of models that there are cases for. */
export type Kind = "language" | "image" | "speech" | "transcription" | "embedding" | "reranking"

/** What a language model may lack. Cases that need it are skipped where a subject says so. */
export type Need = "files" | "sources" | "schemas"

/** What is put to the test: one V3 model for each kind there is, all talking to the scripted upstream. */
export interface Subject {
  /** The module `ai`, of version 6 or 7. */
  ai: object
  /** V3 models of the AI SDK. */
  models: { [kind in Kind]?: object }
  /** What the language model does not have. */
  without?: Need[]
  /** The name of the subject's own entry in `providerMetadata`, such as a receipt. It is not compared. */
  own?: string
}

/** One thing that a model has to do. */
export interface Case {
  name: string
  kind: Kind
  needs?: Need
  /** Its connection breaks: what kind of error tells of that is not compared. */
  breaks?: boolean
  /** Runs it and gives what the app was shown. `aside` is the model unwatched, for questions about the case itself. */
  run(subject: { ai: object; model: object; aside: object }): object[] | Promise<object[]>
  /** The exact gist of what has to be shown: texts, calls, results, sources, files, error, end and usage. */
  expect: object
}

/** What a case brought about, in plain values: types are kept, ids numbered, and what may differ left out. */
export interface Observation {
  /** Each call of the model: the parts it streamed, or its result, and how it ended. */
  given: { method: string; end: "result" | "closed" | "cancelled" | "error" | "broken"; [field: string]: unknown }[]
  /** What the AI SDK made of it. */
  shown: { type: string; [field: string]: unknown }[]
}

export interface Difference {
  /** Such as `given.0.parts.3.delta`. */
  path: string
  expected: unknown
  actual: unknown
}

export interface Verdict {
  name: string
  outcome: "passed" | "failed" | "skipped"
  /** One sentence each; empty where it passed. */
  faults: string[]
}

/** Something that may differ through a wallet. */
export interface Allowance {
  what: string
  why: string
}

export interface How {
  /** The same models called directly, or under another `ai`: everything they give and show has to be the same. */
  reference?: Subject
  only?: (each: Case) => boolean
  /** The most that one case may take, 60 000 unless given. */
  patienceMillis?: number
}

export const cases: Case[]

/** All that may differ between a subject and its reference, and why. */
export const DIFFERS: Allowance[]

/** Runs all cases, one after the other. */
export function conformance(subject: Subject, how?: How): Promise<Verdict[]>

/** Whether a subject has a model for a case. */
export function suits(each: Case, subject: Subject): boolean

/** Runs one case that suits the subject. */
export function observe(each: Case, subject: Subject): Promise<Observation>

/** What is wrong with an observation by itself. */
export function faultsOf(each: Case, observation: Observation): string[]

/** Where two plain values differ. */
export function differences(expected: unknown, actual: unknown): Difference[]
