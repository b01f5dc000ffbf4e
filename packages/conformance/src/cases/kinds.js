import { imageAt, speechOf, vectorOf } from "../upstream/media.js"
import { settled } from "../shown.js"
import { sumOf } from "../sum.js"
import { ask } from "./ask.js"

const bytes = (value) => ({ $bytes: value.length, sum: sumOf(value) })

const one = (kind, name, run, expect) => ({
  name,
  kind,
  run: ({ ai, model }) => settled(run(ai, { model, maxRetries: 0 })),
  expect,
})

/** Long enough for the second and a half that it is said to be: who pays by the second may hold one against the other. */
const AUDIO = new TextEncoder().encode(`OggS ${ask("audio")} ${"la ".repeat(700)}`)
const TEXTS = [ask("a", "boat"), ask("b", "harbour"), ""]
const DOCUMENTS = [ask("a", "cake"), "boats", "tides"]

/** A refusal by the provider, for each kind. */
const REFUSED = { error: { kind: "AI_APICallError", statusCode: 429, isRetryable: true } }
const BUSY = ask("status-429")

async function image(ai, call) {
  const { images } = await (ai.generateImage ?? ai.experimental_generateImage)(call)
  return { images: images.map(({ mediaType, uint8Array }) => ({ mediaType, bytes: uint8Array })) }
}

async function speech(ai, call) {
  const { audio } = await (ai.generateSpeech ?? ai.experimental_generateSpeech)(call)
  return { audio: audio.uint8Array }
}

async function transcription(ai, call) {
  const { text, segments, language, durationInSeconds } = await (ai.transcribe ?? ai.experimental_transcribe)(call)
  return { text, segments, language, durationInSeconds }
}

const vectors = async (ai, call) => {
  const { embeddings, usage } = await ai.embedMany(call)
  return { embeddings, usage }
}

const ranking = async (ai, call) => ({ ranking: (await ai.rerank(call)).ranking })

export const kinds = [
  one("image", "two images", (ai, call) => image(ai, { ...call, prompt: ask("images"), n: 2 }), {
    value: { images: [0, 1].map((n) => ({ mediaType: "image/png", bytes: bytes(imageAt(n)) })) },
  }),
  one("speech", "speech", (ai, call) => speech(ai, { ...call, text: ask("speech", "Smørrebrød"), voice: "alloy" }), {
    value: { audio: bytes(speechOf(ask("speech", "Smørrebrød"))) },
  }),
  one("transcription", "a transcript", (ai, call) => transcription(ai, { ...call, audio: AUDIO }), {
    value: {
      text: `audio/ogg, ${AUDIO.length} bytes, ${sumOf(AUDIO)}`,
      segments: [{ text: "all of it", startSecond: 0, endSecond: 1.5 }],
      language: "en",
      durationInSeconds: 1.5,
    },
  }),
  one("embedding", "vectors", (ai, call) => vectors(ai, { ...call, values: TEXTS }), {
    value: { embeddings: TEXTS.map(vectorOf), usage: { tokens: 9 } },
  }),
  one("reranking", "a ranking", (ai, call) => ranking(ai, { ...call, query: "tides", documents: DOCUMENTS }), {
    value: {
      ranking: [2, 1, 0].map((originalIndex) => ({
        originalIndex,
        score: (originalIndex + 1) / 4,
        document: DOCUMENTS[originalIndex],
      })),
    },
  }),
  one("image", "an image refused", (ai, call) => image(ai, { ...call, prompt: BUSY }), REFUSED),
  one("speech", "speech refused", (ai, call) => speech(ai, { ...call, text: BUSY, voice: "alloy" }), REFUSED),
  one("embedding", "vectors refused", (ai, call) => vectors(ai, { ...call, values: [BUSY] }), REFUSED),
]
