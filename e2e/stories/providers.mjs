// Every provider of the table that speaks, one after the other, through one wallet, one app and one consent.
import assert from "node:assert/strict"
import { press, see } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ANSWER } from "../upstream/index.mjs"
import { OTHERS } from "../upstream/others.mjs"
import { STYLES } from "../upstream/styles.mjs"
import { call, connectAndApprove, openApp } from "./app.mjs"
import { addKey, protect } from "./owner.mjs"

/** What the owner types: a key alone, or an address of the owner's with it. */
const WITH_KEYS = [
  ["openai", "OpenAI", "sk-demo-openai", "text"],
  ["anthropic", "Anthropic", "sk-demo-anthropic", "text"],
  ["openrouter", "OpenRouter", "sk-demo-openrouter", "byok/text"],
  ["google", "Google Gemini"],
  ["mistral", "Mistral"],
  ["groq", "Groq"],
  ["xai", "xAI"],
  ["deepseek", "DeepSeek"],
  ["elevenlabs", "ElevenLabs"],
  ["cohere", "Cohere"],
  ["togetherai", "Together AI"],
  ["fireworks", "Fireworks"],
  ["perplexity", "Perplexity"],
]
const AT_ADDRESSES = [
  ["azure", "Azure OpenAI", "/azure/openai/v1"],
  ["ollama", "Ollama", "/ollama/v1"],
  ["lmstudio", "LM Studio", "/lmstudio/v1"],
  ["custom", "Custom endpoint", "/custom/v1"],
]
const FREE = { input: "0", output: "0" }

/** Headers an app may put into a call; none of them is anyone's to send. */
const OF_THE_APP = { authorization: "Bearer the-app", "x-app": "1", "http-referer": "https://app.test", cookie: "a=b" }

export const providers = (mode) =>
  withWorld(mode, { latencyMillis: 1 }, async (world) => {
    const tab = await world.open(`${world.wallet}/`)
    await protect(tab, "device")
    for (const [id, provider, key = OTHERS[id].key] of WITH_KEYS) {
      await addKey(tab, { provider, key })
      await see(tab, /Works, \d+ models?\. Saved/)
    }
    for (const [id, provider, path] of AT_ADDRESSES) {
      const key = id === "custom" ? "sk-demo-custom" : OTHERS[id].key
      await addKey(tab, { provider, key, name: provider, address: world.upstream.origin + path, prices: FREE })
      await see(tab, /Works, \d+ models?\. Saved/)
    }
    await press(tab, "Continue")
    const app = await openApp(world)
    const capabilities = ["language", "image", "speech", "transcription", "embedding", "reranking"]
    await connectAndApprove(world, app, { capabilities }, { rate: 100 })
    for (const [id, model] of asked()) await streams(world, app, id, model)
    const { error } = await call(app, "stream", "elevenlabs/eleven_v3", "Hello")
    assert.equal(error.code, "no_provider_key")
    for (const kind of OTHER_KINDS) await answers(world, app, kind)
    assert.deepEqual(await world.observer.complaints({ except: [/Failed to load resource/] }), [])
  })

const AUDIO = { audio: "UklGRg==", mediaType: "audio/wav" }
const TEXTS = { type: "text", values: ["boats", "cake"] }

/** Models of other kinds where they speak a format or need an address of their own, and what they cost in dollars. */
const OTHER_KINDS = [
  [
    "elevenlabs",
    "speechModel",
    "eleven_v3",
    "doGenerate",
    { text: "Hello", voice: "21m00Tcm4TlvDq8ikWAM" },
    5 * 0.00018,
  ],
  ["elevenlabs", "transcriptionModel", "scribe_v2", "doGenerate", AUDIO],
  ["cohere", "rerankingModel", "rerank-v3.5", "doRerank", { query: "cake", documents: TEXTS }, 0.002],
  ["cohere", "embeddingModel", "embed-v4.0", "doEmbed", { values: ["a b c"] }, (3 * 0.12) / 1e6],
  ["mistral", "embeddingModel", "mistral-embed", "doEmbed", { values: ["a b c"] }, (3 * 0.1) / 1e6],
  ["google", "imageModel", "imagen-4.0-generate-001", "doGenerate", { prompt: "A boat", n: 2 }, 2 * 0.04],
  ["google", "embeddingModel", "gemini-embedding-001", "doEmbed", { values: ["a"] }],
  ["google", "embeddingModel", "gemini-embedding-001", "doEmbed", { values: ["a", "b"] }],
  ["groq", "transcriptionModel", "whisper-large-v3", "doGenerate", AUDIO],
]

async function answers(world, app, [id, kind, model, method, options, costUsd]) {
  world.upstream.journal.clear()
  const { value, error } = await call(app, "model", kind, `${id}/${model}`, method, { ...options, headers: OF_THE_APP })
  const told = value?.providerMetadata?.byok
  const receipt = told?.images?.[0] ?? told
  assert.ok(receipt, `${id} ${kind}: ${JSON.stringify(error)}`)
  if (costUsd) assert.ok(Math.abs(receipt.costUsd - costUsd) < 2e-9, `${id} ${kind}: ${receipt.costUsd}`)
  if (method === "doRerank") assert.equal(value.ranking[0].index, 1)
  const [sent, ...more] = world.upstream.journal.calls()
  assert.equal(more.length, 0)
  assert.equal(sent.key, OTHERS[id].key)
  assert.doesNotMatch(JSON.stringify(sent.headers), /the-app|x-app|app\.test|a=b|byok-placeholder/, id)
}

function asked() {
  const withKeys = WITH_KEYS.map(([id, , , model = OTHERS[id].model]) => [id, model]).filter(([, model]) => model)
  return [...withKeys, ...AT_ADDRESSES.map(([id]) => [id === "custom" ? "custom-endpoint" : id, "text"])]
}

async function streams(world, app, id, model) {
  world.upstream.journal.clear()
  const { value, error } = await call(app, "stream", `${id}/${model}`, "Hello", { headers: OF_THE_APP })
  assert.equal(value?.text, ANSWER, `${id}: ${JSON.stringify(error)}`)
  assert.equal(value.receipt.estimated, false, `${id} reports what it used`)
  const calls = world.upstream.journal.calls()
  assert.equal(calls.length, 1, id)
  assert.equal(calls[0].key, id === "custom-endpoint" ? "sk-demo-custom" : (OTHERS[id]?.key ?? `sk-demo-${id}`), id)
  const sent = JSON.stringify(calls[0].headers)
  assert.doesNotMatch(sent, /the-app|x-app|app\.test|a=b|byok-placeholder/, id)
  const own = Object.keys(calls[0].headers).filter((name) => /key|auth|^x-|anthropic|referer/.test(name))
  const style = id === "custom-endpoint" ? "custom" : id
  assert.deepEqual(
    own.filter((name) => !STYLES[style].allowed.includes(name)),
    [],
    id,
  )
}
