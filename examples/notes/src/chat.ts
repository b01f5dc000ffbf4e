import { generateText, stepCountIs, streamText, tool, type LanguageModel, type ModelMessage } from "ai"
import type { ByokReceipt } from "@byokapi/client"
import { z } from "zod"
import { together } from "./money.js"
import { notes, searchNotes } from "./notes.js"

/** One question and what became of it. */
export interface Turn {
  question: string
  /** Answered in one piece (`generateText`) rather than as it is written (`streamText`). */
  whole: boolean
  text: string
  searches: string[]
  state: "answering" | "done" | "stopped" | "failed"
  receipt?: ByokReceipt
  error?: unknown
}

const SYSTEM = `You answer questions about the user's notes, in at most four plain sentences.
Look things up with searchNotes before you answer. The notes: ${notes.map(({ title }) => title).join("; ")}.`

const tools = {
  searchNotes: tool({
    description: "Finds notes by words in them",
    inputSchema: z.object({ query: z.string() }),
    execute: async ({ query }) => searchNotes(query).map(({ title, body }) => ({ title, text: body.join("\n") })),
  }),
}

const receiptOf = (metadata: unknown) => (metadata as { byok?: ByokReceipt } | undefined)?.byok

/** The conversation. `changed` is called whenever something of it did. */
export class Chat {
  readonly turns: Turn[] = []
  #stop: AbortController | undefined

  constructor(
    private readonly model: () => LanguageModel,
    private readonly changed: () => void,
  ) {}

  get busy(): boolean {
    return this.#stop !== undefined
  }

  ask(question: string, whole: boolean): Promise<void> {
    const turn: Turn = { question, whole, text: "", searches: [], state: "answering" }
    this.turns.push(turn)
    return this.answer(turn)
  }

  stop(): void {
    this.#stop?.abort()
  }

  /** Answers a turn, for the first time or again. */
  async answer(turn: Turn): Promise<void> {
    if (this.busy) return
    const stop = new AbortController()
    this.#stop = stop
    const receipts: ByokReceipt[] = []
    Object.assign(turn, { text: "", searches: [], state: "answering", error: undefined, receipt: undefined })
    this.changed()
    try {
      await (turn.whole ? this.#generate(turn, stop.signal, receipts) : this.#stream(turn, stop.signal, receipts))
      turn.state = stop.signal.aborted ? "stopped" : "done"
    } catch (error) {
      turn.state = stop.signal.aborted ? "stopped" : "failed"
      if (turn.state === "failed") turn.error = error
    }
    turn.receipt = together(receipts)
    this.#stop = undefined
    this.changed()
  }

  #call(turn: Turn, abortSignal: AbortSignal) {
    const before = this.turns.slice(0, this.turns.indexOf(turn)).filter(({ state, text }) => state === "done" && text)
    const messages: ModelMessage[] = before.flatMap(({ question, text }) => [
      { role: "user" as const, content: question },
      { role: "assistant" as const, content: text },
    ])
    messages.push({ role: "user", content: turn.question })
    return { model: this.model(), system: SYSTEM, messages, tools, stopWhen: stepCountIs(4), abortSignal }
  }

  async #generate(turn: Turn, signal: AbortSignal, receipts: ByokReceipt[]): Promise<void> {
    const { text, steps } = await generateText(this.#call(turn, signal))
    turn.text = text
    for (const step of steps) {
      turn.searches.push(...step.toolCalls.flatMap((call) => (call.dynamic ? [] : [call.input.query])))
      const receipt = receiptOf(step.providerMetadata)
      if (receipt) receipts.push(receipt)
    }
  }

  async #stream(turn: Turn, signal: AbortSignal, receipts: ByokReceipt[]): Promise<void> {
    const { fullStream } = streamText({ ...this.#call(turn, signal), onError: () => {} })
    for await (const part of fullStream) {
      if (part.type === "error") throw part.error
      if (part.type === "text-delta") turn.text += part.text
      if (part.type === "tool-call" && !part.dynamic) turn.searches.push(part.input.query)
      const receipt = part.type === "finish-step" ? receiptOf(part.providerMetadata) : undefined
      if (receipt) receipts.push(receipt)
      this.changed()
    }
  }
}
