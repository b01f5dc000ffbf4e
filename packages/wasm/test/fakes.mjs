// Engines that do as they are told, and what tests ask of them.
import { LocalError } from "../dist/error.js"

export const REQUEST = { model: "a", messages: [{ role: "user", content: "Hello" }] }
export const offer = (id, more) => ({ model: { id }, engine: "wllama", source: { known: true }, ...more })

export const chunk = (content, more) => ({
  id: "c1",
  object: "chat.completion.chunk",
  created: 1,
  model: "a",
  choices: [{ index: 0, delta: { content }, finish_reason: null }],
  ...more,
})
export const last = chunk(undefined, {
  choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
})

/** A promise that the test settles. */
export function later() {
  const made = {}
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }))
  return made
}

/** An engine with a diary. `says(request, signal)` gives its chunks. */
export class DiaryEngine {
  loaded
  diary = []
  constructor(
    says = async function* () {
      yield chunk("Hi")
      yield last
    },
    loads = async () => {},
  ) {
    Object.assign(this, { says, loads })
  }
  async load(model, source, options) {
    this.diary.push(`load ${model.id}`)
    await this.loads(model, source, options)
    this.loaded = model.id
  }
  async *chat(request, signal) {
    this.diary.push(`chat ${request.messages[0].content}`)
    yield* this.says(request, signal)
  }
  async unload() {
    this.diary.push("unload")
    this.loaded = undefined
  }
}

export const textOf = async (stream) => {
  let text = ""
  for await (const { choices } of stream) text += choices[0]?.delta.content ?? ""
  return text
}

export const failure = (code) => new LocalError({ code, message: `Failed: ${code}.` })
export const never = () => new AbortController().signal
