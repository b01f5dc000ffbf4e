// Images, speech, transcripts and vectors in OpenAI's formats. What is answered follows from what was asked, so that a test can say
// what has to arrive, byte for byte.
import { createHash } from "node:crypto"
import { crc32, deflateSync } from "node:zlib"

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex")

/** Bytes that look like nothing and are always the same for a text. */
export function bytesOf(text, length) {
  const bytes = Buffer.alloc(length)
  let state = createHash("sha256").update(text).digest().readUInt32LE(0) || 1
  for (let i = 0; i < length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[i] = state & 255
  }
  return bytes
}

/** The image of a prompt: ten million bytes where it says `#big`, else 64 by 64 pixels. */
export function imageOf(prompt, n) {
  const side = prompt.includes("#big") ? 1826 : 64
  const pixels = bytesOf(`${prompt} ${n}`, side * (side * 3 + 1))
  for (let line = 0; line < side; line++) pixels[line * (side * 3 + 1)] = 0
  const size = Buffer.alloc(8)
  size.writeUInt32BE(side, 0)
  size.writeUInt32BE(side, 4)
  const head = chunk("IHDR", Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])]))
  return Buffer.concat([PNG, head, chunk("IDAT", deflateSync(pixels, { level: 0 })), chunk("IEND", Buffer.alloc(0))])
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** The recording of a text: silence as MP3, 128 kbit/s, three frames of 26 ms for each letter. */
export function speechOf(text) {
  const frames = Buffer.alloc(417 * 3 * text.length)
  for (let at = 0; at < frames.length; at += 417) frames.writeUInt32BE(0xfffb9000, at)
  return frames
}

/** Three numbers that stand for a text; texts of one first letter are close. */
export const vectorOf = (text) => [text.charCodeAt(0) / 128, text.length / 1000, 0.5]

/** The tokens that one image counts. */
export const IMAGE_TOKENS = 1056

/** How long a recording is said to be: of WAV what its head says, else as at 128 kbit/s. */
export const secondsOf = (bytes) =>
  bytes.length / (bytes.toString("latin1", 0, 4) === "RIFF" ? bytes.readUInt32LE(28) : 16_000)

const ANSWERS = {
  "/v1/images/generations": ({ prompt, n = 1, model }) => images(prompt, Number(n), model),
  "/v1/images/edits": ({ prompt, n = 1, model, image }) => images(`${prompt} ${sha256(image.bytes)}`, Number(n), model),
  "/v1/audio/speech": ({ input }) => ({ type: "audio/mpeg", bytes: speechOf(input) }),
  "/v1/audio/transcriptions": ({ file, model }) => transcript(file, model),
  "/v1/embeddings": ({ input, encoding_format: format }) => vectors([input].flat(), format),
}

/** Those of ElevenLabs, Google and Cohere have formats of their own. */
const SPECIAL = [
  [/^\/elevenlabs\/v1\/text-to-speech\/\w+/, ({ text }) => ({ type: "audio/mpeg", bytes: speechOf(text) })],
  [/^\/elevenlabs\/v1\/speech-to-text$/, ({ file }) => scribed(file)],
  [/^\/google\/.*:(embedContent|batchEmbedContents)$/, (body) => geminiVectors(body)],
  [/^\/google\/.*:predict$/, ({ instances, parameters }) => predicted(instances[0].prompt, parameters.sampleCount)],
  [/^\/v2\/rerank$/, ({ query, documents, top_n }) => ranked(query, documents, top_n)],
]

function answerTo(path) {
  const openai = Object.keys(ANSWERS).find((end) => path === end || path.endsWith(end.slice("/v1".length)))
  return SPECIAL.find(([form]) => form.test(path))?.[1] ?? (openai && ANSWERS[openai])
}

/** Whether a path belongs here. */
export const isMedia = (path) => answerTo(path) !== undefined

/**
 * The answer to a request, `{ json }` or `{ type, bytes }`.
 *
 * @param {string} path
 * @param {{headers: object, bytes: Buffer}} request
 */
export async function mediaAnswer(path, request) {
  return answerTo(path)(await fieldsOf(request))
}

/** The fields of a JSON body or of a form; a file is `{ name, type, bytes }`. */
export async function fieldsOf({ headers, bytes }) {
  const type = headers["content-type"] ?? ""
  if (!type.startsWith("multipart/")) return JSON.parse(bytes.toString())
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData()
  const fields = {}
  for (const [name, value] of form)
    fields[name.replace("[]", "")] = typeof value === "string" ? value : await fileOf(value)
  return fields
}

async function fileOf(file) {
  return { name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) }
}

function images(prompt, n, model) {
  const data = Array.from({ length: n }, (_, at) => ({ b64_json: imageOf(prompt, at).toString("base64") }))
  const usage = { input_tokens: 20, output_tokens: n * IMAGE_TOKENS, total_tokens: 20 + n * IMAGE_TOKENS }
  return { json: { created: 1767225600, data, ...(model.startsWith("gpt-image") ? { usage } : {}) } }
}

function transcript({ name, type, bytes }, model) {
  const text = `${name} ${type} ${bytes.length} ${sha256(bytes)}`
  if (model !== "whisper-1") return { json: { text, usage: { type: "tokens", input_tokens: 125, output_tokens: 9 } } }
  return { json: { text, language: "english", duration: secondsOf(bytes), segments: [], words: [] } }
}

function scribed({ bytes }) {
  const words = [{ text: "x", type: "word", start: 0, end: 1 }]
  return { json: { language_code: "en", language_probability: 1, text: sha256(bytes), words } }
}

/** The documents that have the query in them come first. */
function ranked(query, documents, most = documents.length) {
  const results = documents.map((text, index) => ({ index, relevance_score: text.includes(query) ? 0.9 : 0.1 }))
  results.sort((a, b) => b.relevance_score - a.relevance_score)
  return { json: { id: "r", results: results.slice(0, most), meta: { billed_units: { search_units: 1 } } } }
}

/** Google tells no usage of vectors. */
function geminiVectors({ content, requests }) {
  const values = ({ parts }) => ({ values: vectorOf(parts[0].text) })
  return content
    ? { json: { embedding: values(content) } }
    : { json: { embeddings: requests.map((one) => values(one.content)) } }
}

function predicted(prompt, n) {
  const image = (at) => ({ mimeType: "image/png", bytesBase64Encoded: imageOf(prompt, at).toString("base64") })
  return { json: { predictions: Array.from({ length: n }, (_, at) => image(at)) } }
}

function vectors(texts, format) {
  const encode = (vector) =>
    format === "base64" ? Buffer.from(new Float32Array(vector).buffer).toString("base64") : vector
  const data = texts.map((text, index) => ({ object: "embedding", index, embedding: encode(vectorOf(text)) }))
  const tokens = texts.join(" ").split(/\s+/).length
  return { json: { object: "list", data, model: "m", usage: { prompt_tokens: tokens, total_tokens: tokens } } }
}
