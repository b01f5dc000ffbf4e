// OpenAI's images, speech, transcripts and vectors, and Cohere's rankings. What is answered follows from what was asked.
import { sumOf } from "../sum.js"
import { IMAGE } from "./script.js"

/** The image with this number in an answer. */
export const imageAt = (n) => Uint8Array.of(...IMAGE.bytes, n)

/** The recording of a text: a head of MP3 and the text's own bytes. */
export const speechOf = (text) => Uint8Array.of(73, 68, 51, 4, 0, 255, ...new TextEncoder().encode(text))

/** The vector of a text, in numbers that a float of 32 bits holds. */
export const vectorOf = (text) => [text.length / 1024, (text.charCodeAt(0) || 0) / 128, -0.5]

const SEGMENT = {
  id: 0,
  seek: 0,
  start: 0,
  end: 1.5,
  text: "all of it",
  tokens: [1],
  temperature: 0,
  avg_logprob: -0.25,
  compression_ratio: 1,
  no_speech_prob: 0,
}

const ANSWERS = {
  "/images/generations": ({ n = 1 }) => ({
    json: {
      created: 1_767_225_600,
      data: Array.from({ length: n }, (_, at) => ({ b64_json: Buffer.from(imageAt(at)).toString("base64") })),
      usage: { input_tokens: 20, output_tokens: 100 * n, total_tokens: 20 + 100 * n },
    },
  }),
  "/audio/speech": ({ input }) => ({ type: "audio/mpeg", bytes: speechOf(input) }),
  "/audio/transcriptions": ({ file }) => ({
    json: {
      text: `${file.type}, ${file.bytes.length} bytes, ${sumOf(file.bytes)}`,
      language: "english",
      duration: 1.5,
      segments: [SEGMENT],
    },
  }),
  "/embeddings": ({ input }) => ({
    json: {
      object: "list",
      data: [input].flat().map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) })),
      usage: { prompt_tokens: 9, total_tokens: 9 },
    },
  }),
  "/v2/rerank": ({ documents, top_n: most = documents.length }) => {
    const results = documents.map((text, index) => ({ index, relevance_score: (index + 1) / 4 })).reverse()
    return { json: { id: "r", results: results.slice(0, most), meta: { billed_units: { search_units: 1 } } } }
  },
}

const endOf = (path) => Object.keys(ANSWERS).find((end) => path.endsWith(end))

/** Whether a path belongs here. */
export const isMedia = (path) => endOf(path) !== undefined

/** The answer at such a path: `{ json }` or `{ type, bytes }`. */
export const mediaAt = async (path, request) => ANSWERS[endOf(path)](await fieldsOf(request))

/** The fields of a JSON body or a form; a file is `{ type, bytes }`. */
async function fieldsOf({ headers, bytes }) {
  const type = headers["content-type"] ?? ""
  if (!type.startsWith("multipart/")) return JSON.parse(Buffer.from(bytes).toString())
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData()
  const fields = {}
  for (const [name, value] of form)
    fields[name] =
      typeof value === "string" ? value : { type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) }
  return fields
}
