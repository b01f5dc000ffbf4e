import * as script from "../upstream/script.js"
import { ask, both, LIMIT, STOPPED } from "./ask.js"
import { streamed } from "../shown.js"
import { sumOf } from "../sum.js"

const plain = (name, scenario, expect, more) => both(name, () => ({ prompt: ask(scenario) }), expect, more)

const image = { mediaType: script.IMAGE.mediaType, bytes: bytes(script.IMAGE.bytes) }

function bytes(value) {
  return { $bytes: value.length, sum: sumOf(value) }
}

const LETTERS = "漢字 👩‍🚀 ".repeat(20_000)
const letters = `${ask("size", LETTERS).length} letters, ${sumOf(new TextEncoder().encode(ask("size", LETTERS)))}`

const FILE = Uint8Array.from({ length: 150_000 }, (_, at) => at % 251)

/** A conversation with everything an app may say, and how it has to arrive. */
const TOLD = {
  messages: [
    { role: "user", text: "First" },
    { role: "assistant", text: "" },
    { role: "user", text: ask("echo"), files: [{ mediaType: "image/png", length: FILE.length, sum: sumOf(FILE) }] },
  ],
  temperature: 0.25,
  top_p: 0.5,
  max_tokens: 200,
  seed: 7,
  stop: ["END", "\n\n"],
  presence_penalty: 0.5,
  frequency_penalty: -0.5,
}
const conversation = () => ({
  messages: [
    { role: "user", content: "First" },
    { role: "assistant", content: "" },
    {
      role: "user",
      content: [
        { type: "text", text: ask("echo") },
        { type: "file", mediaType: "image/png", data: new Uint8Array([9, ...FILE, 9]).subarray(1, -1) },
      ],
    },
  ],
  temperature: 0.25,
  topP: 0.5,
  seed: 7,
  stopSequences: ["END", "\n\n"],
  presencePenalty: 0.5,
  frequencyPenalty: -0.5,
})

export const language = [
  ...plain("text", "text", { text: script.TEXT, ...STOPPED }),
  ...plain("letters of every length", "letters", { text: script.LETTERS, ...STOPPED }),
  ...plain("an empty answer", "empty", STOPPED),
  ...plain("300 parts", "long", { text: script.LONG, ...STOPPED }),
  ...plain("one part of 320 000 letters", "wide", { text: [script.WIDE], ...STOPPED }),
  ...plain("reasoning", "reasoning", { reasoning: script.THOUGHTS, text: ["42"], ...STOPPED }),
  ...plain("an answer cut at its limit", "length", { text: ["Seven"], ...STOPPED, finishReason: "length" }),
  ...plain("a filtered answer", "filtered", { text: ["Seven"], ...STOPPED, finishReason: "content-filter" }),
  plain("no usage told", "uncounted", { text: script.TEXT, finishReason: "stop" })[0],
  ...plain("a file", "file", { text: ["Here: "], files: [image], ...STOPPED }, { needs: "files" }),
  ...plain("sources", "sources", { text: ["As told."], sources: script.SOURCES, ...STOPPED }, { needs: "sources" }),
  ...both("360 000 bytes of question", () => ({ prompt: ask("size", LETTERS) }), { text: [letters], ...STOPPED }),
  ...both("all that an app says", conversation, { text: [JSON.stringify(TOLD)], ...STOPPED }),
  {
    name: "raw chunks",
    kind: "language",
    run: ({ ai, model }) => streamed(ai, { model, prompt: ask("text"), includeRawChunks: true, ...LIMIT }),
    expect: { text: script.TEXT, raw: script.TEXT.length + 3, ...STOPPED },
  },
  {
    name: "two answers at once",
    kind: "language",
    run: async ({ ai, model }) => {
      const both = ["text", "reasoning"].map((name) => streamed(ai, { model, prompt: ask(name), ...LIMIT }))
      return (await Promise.all(both)).flat()
    },
    expect: { text: [...script.TEXT, "42"], reasoning: script.THOUGHTS, ...STOPPED },
  },
  {
    name: "the model by itself",
    kind: "language",
    run: ({ model }) => {
      const { specificationVersion, provider, modelId, supportedUrls } = model
      const types = { provider: typeof provider, modelId: typeof modelId, supportedUrls: typeof supportedUrls }
      return [{ type: "value", specificationVersion, ...types }]
    },
    expect: { value: { specificationVersion: "v3", provider: "string", modelId: "string", supportedUrls: "object" } },
  },
  {
    name: "JSON",
    kind: "language",
    run: async ({ ai, model }) => {
      const result = await ai.generateText({ model, prompt: ask("json"), output: output(ai), ...LIMIT })
      return [{ type: "value", object: result.output }]
    },
    expect: { value: { object: script.OBJECT } },
  },
  {
    name: "the schema of JSON",
    kind: "language",
    needs: "schemas",
    run: async ({ ai, model }) => {
      const { schema } = JSON.parse(await saidOf(model, { responseFormat: { type: "json", schema: SCHEMA } }))
      return [{ type: "value", schema }]
    },
    expect: { value: { schema: undefined } },
  },
]

const SCHEMA = {
  type: "object",
  properties: { city: { type: "string" }, celsius: { type: "number" } },
  required: ["city", "celsius"],
  additionalProperties: false,
}
const output = (ai) => ai.Output.object({ schema: ai.jsonSchema(SCHEMA) })
language.at(-1).expect.value.schema = SCHEMA

/** What the upstream was told by a call of the model itself. */
async function saidOf(model, options) {
  const prompt = [{ role: "user", content: [{ type: "text", text: ask("echo") }] }]
  const { content } = await model.doGenerate({ prompt, ...LIMIT, ...options })
  return content.map(({ text }) => text).join("")
}
