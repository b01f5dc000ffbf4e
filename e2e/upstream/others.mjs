// The providers beside the first three, each below a path of its own (`/groq/openai/v1/chat/completions`): how each takes a key,
// which model it is asked for, and its list of models in its own form. Cohere's list is at the origin.

const bearer = ({ authorization }) => /^Bearer (.+)$/.exec(authorization ?? "")?.[1] ?? null
const inHeader = (name) => (headers) => headers[name] ?? null

const OPENAI_LIST = { object: "list", data: [{ id: "text", object: "model" }] }
const GEMINI_LIST = {
  models: [
    {
      name: "models/text",
      displayName: "Text",
      inputTokenLimit: 128000,
      supportedGenerationMethods: ["generateContent"],
    },
    { name: "models/embed", supportedGenerationMethods: ["embedContent"] },
  ],
}
const COHERE_LIST = {
  models: [
    { name: "text", endpoints: ["chat"], context_length: 128000 },
    { name: "rerank", endpoints: ["rerank"] },
  ],
}

const speaks = (key, more = {}) => ({
  key,
  header: "authorization",
  read: bearer,
  model: "text",
  list: OPENAI_LIST,
  ...more,
})

/** By the wallet's id. `key`: the one accepted; `model`: the one it serves, null for none that speaks. */
export const OTHERS = {
  google: speaks("AIza-demo-google", { header: "x-goog-api-key", list: GEMINI_LIST }),
  mistral: speaks("demo-mistral-key"),
  groq: speaks("gsk_demo_groq"),
  xai: speaks("xai-demo-key"),
  deepseek: speaks("sk-demo-deepseek"),
  cohere: speaks("demo-cohere-key", { list: COHERE_LIST }),
  togetherai: speaks("demo-together-key", {
    list: [
      { id: "text", type: "chat" },
      { id: "flux", type: "image" },
    ],
  }),
  fireworks: speaks("fw_demo_fireworks"),
  perplexity: speaks("pplx-demo-key", { model: "sonar", list: { requests: [] } }),
  elevenlabs: speaks("sk_demo_elevenlabs", { header: "xi-api-key", model: null, list: [{ model_id: "eleven_v3" }] }),
  azure: speaks("demo-azure-key", { header: "api-key" }),
  ollama: speaks("none"),
  lmstudio: speaks("none"),
}

export const OTHER_KEYS = Object.fromEntries(Object.entries(OTHERS).map(([id, { key }]) => [id, [key]]))

/** What their CORS lets through: the header of the key and the type of the body. */
export const OTHER_STYLES = Object.fromEntries(
  Object.entries(OTHERS).map(([id, { header, read }]) => [
    id,
    {
      key: header === "authorization" ? read : inHeader(header),
      allowed: [header, "content-type"],
      required: [],
      exposed: "",
    },
  ]),
)

/** The provider whose path this is, or null. */
export function otherAt(path) {
  if (path.startsWith("/v1/models?page_size=") || path === "/v2/rerank") return "cohere"
  const id = /^\/([a-z]+)\//.exec(path)?.[1]
  return id in OTHERS ? id : null
}

/** The path at which aimock answers the same. */
export function plainPath(url, provider) {
  if (!(provider in OTHERS)) return url.replace(/^\/custom/, "")
  const openai = /\/(chat\/completions|responses)$/.exec(url)
  return openai ? `/v1${openai[0]}` : url.replace(`/${provider}`, "")
}

/** Whether a request asks which models there are. */
export function isList({ path, entry: { method } }) {
  return method === "GET" && /\/models(\?|$)/.test(path)
}

/** The field that a provider does not know and refuses, or null. Mistral takes no option for usage; it always tells it. */
export function strangeField(provider, body) {
  return provider === "mistral" && body?.stream_options ? "stream_options" : null
}

/** The body that makes aimock tell the usage of a stream where the provider does so unasked. */
export function withUsage(provider, parsed, body) {
  return provider === "mistral" && parsed?.stream
    ? JSON.stringify({ ...parsed, stream_options: { include_usage: true } })
    : body
}

/** Mistral tells usage in the event that ends the answer, not in one without choices. */
export function usageWithEnd(body) {
  const ends = body.usage && body.choices?.length === 0
  return ends ? { ...body, choices: [{ index: 0, delta: { content: "" }, finish_reason: "stop" }] } : body
}
