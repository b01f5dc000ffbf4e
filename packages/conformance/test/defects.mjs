// Models that do one thing wrong.

/** A model whose stream's parts go through `change(part, index, parts so far)`, which gives a part, several or none. */
const parts = (change) => (model) => ({
  ...faceOf(model),
  doGenerate: (options) => model.doGenerate(options),
  async doStream(options) {
    const { stream, ...head } = await model.doStream(options)
    let count = 0
    const transform = (part, controller) => {
      for (const each of [change(part, count++)].flat()) if (each) controller.enqueue(each)
    }
    return { ...head, stream: stream.pipeThrough(new TransformStream({ transform })) }
  },
})

const faceOf = ({
  specificationVersion,
  provider,
  modelId,
  supportedUrls = {},
  maxEmbeddingsPerCall,
  maxImagesPerCall,
}) => ({
  specificationVersion,
  provider,
  modelId,
  supportedUrls,
  supportsParallelCalls: true,
  ...(maxImagesPerCall && { maxImagesPerCall }),
  ...(maxEmbeddingsPerCall && { maxEmbeddingsPerCall }),
})

/** A model whose methods are called with other options, or whose results or errors are others. */
const calls = ({ options = (given) => given, result = (given) => given, error = (given) => given }) => {
  const changed = (model, method) => async (given) => {
    try {
      return result(await model[method](options(given)))
    } catch (thrown) {
      throw error(thrown)
    }
  }
  return (model) => ({
    ...faceOf(model),
    ...Object.fromEntries(
      ["doGenerate", "doStream", "doEmbed", "doRerank"]
        .filter((method) => model[method])
        .map((method) => [method, changed(model, method)]),
    ),
  })
}

const only = (type, change) => parts((part, at) => (part.type === type ? change(part, at) : part))
const without = (type) => only(type, () => [])

/** Swaps the first two parts of a type. */
const swapped = (type) => (model) => {
  let kept
  let done = false
  return parts((part) => {
    if (done || part.type !== type) return part
    if (!kept) return ((kept = part), [])
    done = true
    return [part, kept]
  })(model)
}

/** The second part of a type goes missing. */
const dropped = (type) => (model) => {
  let count = 0
  return only(type, (part) => (++count === 2 ? [] : part))(model)
}

const base64 = (bytes) => Buffer.from(bytes).toString("base64")
const apiError = (error, fields) => Object.assign(error, fields)

/** Hears nothing of an abort, and of a reader that goes. */
const deaf = calls({ options: ({ abortSignal, ...others }) => others })

/** Goes on reading for a reader that has gone. */
const unstoppable = calls({
  result: ({ stream, ...head }) => {
    if (!stream) return head
    const reader = stream.getReader()
    const pull = async (controller) => {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    }
    return { ...head, stream: new ReadableStream({ pull }) }
  },
})

/** A connection that broke looks like an answer that came to its end. */
const smooth = calls({
  result: ({ stream, ...head }) => {
    const quiet = (part, controller) => part.type !== "error" && controller.enqueue(part)
    return stream ? { ...head, stream: stream.pipeThrough(new TransformStream({ transform: quiet })) } : head
  },
})

/** `[what it does wrong, kind of model, the case that catches it, the model made so, subject]` */
export const DEFECTS = [
  ["a delta is lost", "language", "text, streamed", dropped("text-delta")],
  ["deltas change places", "language", "text, streamed", swapped("text-delta")],
  ["deltas come twice", "language", "text, streamed", only("text-delta", (part) => [part, part])],
  ["deltas are put together", "language", "text, streamed", (model) => grouped(model)],
  ["letters are torn", "language", "letters of every length, streamed", only("text-delta", (part) => torn(part))],
  ["text ends under another id", "language", "text, streamed", only("text-end", (part) => ({ ...part, id: "other" }))],
  ["finish is missing", "language", "text, streamed", without("finish")],
  ["something follows finish", "language", "text, streamed", only("finish", (part) => [part, { type: "raw" }])],
  [
    "usage is missing",
    "language",
    "text, streamed",
    only("finish", ({ usage, ...part }) => ({ ...part, usage: none })),
  ],
  ["usage is invented", "language", "no usage told, streamed", only("finish", (part) => ({ ...part, usage: some }))],
  ["details of usage are lost", "language", "text, whole", calls({ result: (given) => ({ ...given, usage: some }) })],
  ["the reason of the end is lost", "language", "an answer cut at its limit, streamed", only("finish", stopped)],
  [
    "the provider's metadata is lost",
    "language",
    "text, streamed",
    only("finish", ({ providerMetadata, ...part }) => part),
  ],
  ["the response's id is lost", "language", "text, streamed", without("response-metadata")],
  [
    "a warning is invented",
    "language",
    "text, whole",
    calls({ result: (given) => ({ ...given, warnings: [warning] }) }),
  ],
  [
    "reasoning is dropped",
    "language",
    "reasoning, streamed",
    parts((part) => (part.type.startsWith("reasoning") ? [] : part)),
  ],
  ["reasoning becomes text", "language", "reasoning, whole", calls({ result: outspoken })],
  ["a file is dropped", "language", "a file, streamed", without("file")],
  [
    "a file's bytes are cut",
    "language",
    "a file, streamed",
    only("file", (part) => ({ ...part, data: part.data.slice(0, 4) })),
  ],
  ["a source is dropped", "language", "sources, streamed", dropped("source")],
  ["sources change places", "language", "sources, streamed", swapped("source")],
  ["raw chunks are kept back", "language", "raw chunks", without("raw")],
  [
    "a tool's input is parsed",
    "language",
    "a tool, streamed",
    only("tool-call", (part) => ({ ...part, input: JSON.parse(part.input) })),
  ],
  ["a tool's input is not streamed", "language", "a tool, streamed", without("tool-input-delta")],
  ["a second tool call is lost", "language", "two tools at once, streamed", dropped("tool-call")],
  ["tools are not sent", "language", "a tool, whole", calls({ options: ({ tools, ...others }) => others })],
  [
    "a schema is not sent",
    "language",
    "the schema of JSON",
    calls({ options: ({ responseFormat, ...others }) => others }),
  ],
  [
    "a setting is not sent",
    "language",
    "all that an app says, whole",
    calls({ options: ({ seed, ...others }) => others }),
  ],
  ["a view's whole buffer is sent", "language", "all that an app says, whole", calls({ options: widened })],
  ["long questions are cut", "language", "360 000 bytes of question, whole", calls({ options: shortened })],
  [
    "an empty answer gets a word",
    "language",
    "an empty answer, whole",
    calls({ result: (given) => ({ ...given, content: [{ type: "text", text: " " }] }) }),
  ],
  ["an error is masked", "language", "a provider that answers 429, whole", calls({ error: () => new Error("failed") })],
  [
    "an error loses its class",
    "language",
    "a provider that answers 400, streamed",
    calls({ error: ({ statusCode, isRetryable }) => apiError(new Error("failed"), { statusCode, isRetryable }) }),
  ],
  [
    "an error's status is another",
    "language",
    "a provider that answers 503, whole",
    calls({ error: (error) => apiError(error, { statusCode: 500 }) }),
  ],
  [
    "a refusal may be tried again",
    "language",
    "a provider that answers 401, whole",
    calls({ error: (error) => apiError(error, { isRetryable: true }) }),
  ],
  [
    "a busy provider is given up",
    "language",
    "tried again after 429",
    calls({ error: (error) => apiError(error, { isRetryable: false }) }),
  ],
  ["an error amid the parts is kept back", "language", "an error amid the parts, streamed", without("error")],
  [
    "an error amid the parts loses its status",
    "language",
    "an error amid the parts, streamed",
    only("error", (part) => ({ ...part, error: new Error(part.error.message) })),
  ],
  ["a break looks like an end", "language", "a connection that breaks, streamed", smooth],
  ["an abort is swallowed", "language", "aborted in the middle, streamed", deaf],
  ["an abort before anything is said is swallowed", "language", "aborted before anything is said, streamed", deaf],
  ["an abort of a whole answer is swallowed", "language", "aborted while it is waited for, whole", deaf],
  ["what was aborted before is sent", "language", "aborted before, whole", deaf],
  ["a reader that goes is not heard", "language", "a reader that goes", unstoppable],
  [
    "a date is a text",
    "language",
    "text, streamed",
    only("response-metadata", (part) => ({ ...part, timestamp: part.timestamp.toISOString() })),
    "dated",
  ],
  ["bytes are Base64", "speech", "speech", calls({ result: (given) => ({ ...given, audio: base64(given.audio) }) })],
  ["bytes are an object", "speech", "speech", calls({ result: (given) => ({ ...given, audio: { ...given.audio } }) })],
  [
    "one image comes twice",
    "image",
    "two images",
    calls({ result: (given) => ({ ...given, images: [given.images[0], given.images[0]] }) }),
  ],
  [
    "audio is sent as text",
    "transcription",
    "a transcript",
    calls({ options: (given) => ({ ...given, audio: base64(base64(given.audio)) }) }),
  ],
  ["segments are dropped", "transcription", "a transcript", calls({ result: (given) => ({ ...given, segments: [] }) })],
  [
    "vectors are rounded",
    "embedding",
    "vectors",
    calls({
      result: (given) => ({
        ...given,
        embeddings: given.embeddings.map((vector) => vector.map((n) => Math.round(n * 10) / 10)),
      }),
    }),
  ],
  [
    "a ranking is put in the order of the texts",
    "reranking",
    "a ranking",
    calls({ result: (given) => ({ ...given, ranking: given.ranking.toReversed() }) }),
  ],
]

const counts = { inputTokens: { total: 11 }, outputTokens: { total: 7 } }
const some = counts
const none = { inputTokens: {}, outputTokens: {} }
const warning = { type: "other", message: "Mind the tide." }

function stopped(part) {
  return { ...part, finishReason: { unified: "stop", raw: "stop" } }
}

function torn(part) {
  return { ...part, delta: Buffer.from(part.delta).subarray(0, -1).toString() }
}

function outspoken(given) {
  return { ...given, content: given.content.map(({ text }) => ({ type: "text", text })) }
}

/** Two deltas in one. */
function grouped(model) {
  let kept
  return only("text-delta", (part) => {
    if (!kept) return ((kept = part), [])
    const both = { ...part, delta: kept.delta + part.delta }
    kept = undefined
    return both
  })(model)
}

function widened({ prompt, ...others }) {
  const widen = (part) => (part.data instanceof Uint8Array ? { ...part, data: new Uint8Array(part.data.buffer) } : part)
  const messages = prompt.map((message) => ({
    ...message,
    content: Array.isArray(message.content) ? message.content.map(widen) : message.content,
  }))
  return { ...others, prompt: messages }
}

function shortened({ prompt, ...others }) {
  const cut = (part) => (part.text ? { ...part, text: part.text.slice(0, 65_536) } : part)
  return { ...others, prompt: prompt.map((message) => ({ ...message, content: message.content.map(cut) })) }
}
