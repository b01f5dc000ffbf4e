import type { LanguageModelV3StreamPart } from "@ai-sdk/provider"
import type { MockCall } from "./testing.js"
import type { ByokReceipt } from "./types.js"

type May<T> = T | Promise<T>

/** What models answer: of each kind the part that matters; the rest is filled in. */
export interface MockAnswers {
  /** Gives the text, whole or in pieces, or texts, reasoning and tool calls one after the other. */
  language?: (call: MockCall) => May<string | readonly MockPiece[] | AsyncIterable<MockPiece>>
  image?: (call: MockCall) => May<readonly (string | Uint8Array)[]>
  speech?: (call: MockCall) => May<Uint8Array>
  transcription?: (call: MockCall) => May<string>
  embedding?: (call: MockCall) => May<readonly number[][]>
  /** The indexes of the documents, the best first. */
  reranking?: (call: MockCall) => May<readonly number[]>
}

/** A text, or a part of another kind. */
export type MockPiece = string | MockContent

/** A part of an answer; the `input` of a tool call is JSON text. */
export type MockContent =
  | { type: "text"; text: string }
  | { type: "reasoning"; text: string }
  | { type: "tool-call"; toolCallId: string; toolName: string; input: string }

/** What every answer carries, and what breaks it off. */
interface Around {
  receipt: ByokReceipt
  signal: AbortSignal
}

/** One pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="

const USAGE = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

/** @internal The answer of a model, whole or as a stream. */
export function answerOf(answers: MockAnswers, call: MockCall, around: Around) {
  const providerMetadata: Metadata = { byok: { ...around.receipt } }
  return {
    result: () => unlessEnded(around.signal, RESULTS[call.method]!(answers, call, { providerMetadata })),
    stream: () => stream(pieces(answers, call), providerMetadata, around.signal),
  }
}

/** @internal What comes of `work`, or the signal's reason where that is first. */
export const unlessEnded = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, failed) => atEnd(signal, failed))])

function atEnd(signal: AbortSignal, run: (reason: unknown) => void): void {
  if (signal.aborted) run(signal.reason)
  else signal.addEventListener("abort", () => run(signal.reason), { once: true })
}

type Metadata = { byok: Record<string, unknown> }
type Whole = { providerMetadata: Metadata }
const response = (modelId: string) => ({ timestamp: new Date(0), modelId })

/** @internal What models say where nothing else was prepared. */
export const ANSWERS: Required<MockAnswers> = {
  language: () => "A mock answer.",
  image: () => [PIXEL],
  speech: () => new Uint8Array([0xff, 0xfb, 0x90, 0x00]),
  transcription: () => "A mock transcript.",
  embedding: letters,
  reranking: ({ options }) => (options as Documents).documents.values.map((_, index) => index),
}

type Documents = { documents: { values: unknown[] } }

const RESULTS: Record<string, (answers: MockAnswers, call: MockCall, whole: Whole) => Promise<unknown>> = {
  async doLanguage(answers, call, whole) {
    const content: MockContent[] = []
    for await (const piece of pieces(answers, call)) add(content, piece)
    return { content, finishReason: finish(content), usage: USAGE, warnings: [], ...whole }
  },
  async doImage({ image = ANSWERS.image }, call, { providerMetadata: { byok } }) {
    const images = [...(await image(call))]
    const paid = images.map((_, at) => (at === 0 ? byok : { ...byok, costUsd: 0 }))
    return { images, warnings: [], response: response(call.modelId), providerMetadata: { byok: { images: paid } } }
  },
  async doSpeech({ speech = ANSWERS.speech }, call, whole) {
    return { audio: await speech(call), warnings: [], response: response(call.modelId), ...whole }
  },
  async doTranscription({ transcription = ANSWERS.transcription }, call, whole) {
    const text = await transcription(call)
    const more = { segments: [], language: undefined, durationInSeconds: undefined }
    return { text, ...more, warnings: [], response: response(call.modelId), ...whole }
  },
  async doEmbedding({ embedding = ANSWERS.embedding }, call, whole) {
    return { embeddings: await embedding(call), usage: { tokens: 1 }, warnings: [], ...whole }
  },
  async doReranking({ reranking = ANSWERS.reranking }, call, whole) {
    const ranking = (await reranking(call)).map((index, place) => ({ index, relevanceScore: 1 / (place + 1) }))
    return { ranking, warnings: [], ...whole }
  },
}

/** How often each letter occurs: texts with the same words are close. */
function letters({ options }: MockCall): number[][] {
  const count = (text: string) => (letter: string) => text.toLowerCase().split(letter).length - 1
  return (options["values"] as string[]).map((text) => [..."abcdefghijklmnopqrstuvwxyz"].map(count(text)))
}

async function* pieces({ language = ANSWERS.language }: MockAnswers, call: MockCall): AsyncGenerator<MockContent> {
  const said = await language(call)
  if (typeof said === "string") yield { type: "text", text: said }
  else for await (const piece of said) yield typeof piece === "string" ? { type: "text", text: piece } : piece
}

/** Texts that follow each other are one. */
function add(content: MockContent[], piece: MockContent): void {
  const last = content.at(-1)
  if (last && last.type === piece.type && "text" in last && "text" in piece) last.text += piece.text
  else content.push({ ...piece })
}

function finish(content: readonly MockContent[]) {
  const calls = content.some(({ type }) => type === "tool-call")
  return { unified: calls ? ("tool-calls" as const) : ("stop" as const), raw: undefined }
}

function stream(
  from: AsyncGenerator<MockContent>,
  providerMetadata: Metadata,
  signal: AbortSignal,
): ReadableStream<LanguageModelV3StreamPart> {
  const parts = partsOf(from, providerMetadata)
  return new ReadableStream({
    start(controller) {
      atEnd(signal, (reason) => controller.error(reason))
    },
    async pull(controller) {
      const { done, value } = await parts.next()
      if (signal.aborted) return
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

async function* partsOf(
  from: AsyncGenerator<MockContent>,
  providerMetadata: Metadata,
): AsyncGenerator<LanguageModelV3StreamPart> {
  const content: MockContent[] = []
  let open: { type: "text" | "reasoning"; id: string } | undefined
  const end = function* (): Generator<LanguageModelV3StreamPart> {
    if (open) yield { type: `${open.type}-end`, id: open.id }
    open = undefined
  }
  yield { type: "stream-start", warnings: [] }
  for await (const piece of from) {
    content.push(piece)
    if (open?.type !== piece.type) yield* end()
    if (piece.type === "tool-call") {
      yield piece
      continue
    }
    if (!open) {
      open = { type: piece.type, id: `${content.length}` }
      yield { type: `${open.type}-start`, id: open.id }
    }
    yield { type: `${open.type}-delta`, id: open.id, delta: piece.text }
  }
  yield* end()
  yield { type: "finish", finishReason: finish(content), usage: USAGE, providerMetadata: providerMetadata as never }
}
