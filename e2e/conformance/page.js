// The conformance suite in an app's page: each case with the provider called directly and through the wallet, under the major
// versions of the AI SDK. Bundled to e2e/dist/conformance.js.
import * as ai6 from "ai"
import * as ai7 from "ai7"
import { createCohere } from "@ai-sdk/cohere"
import { createOpenAI } from "@ai-sdk/openai"
import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { cases, differences, faultsOf, observe, suits } from "@byokapi/conformance"
import { createOpenRouter } from "@openrouter/ai-sdk-provider"

globalThis.AI_SDK_LOG_WARNINGS = false

/** As the test upstream demands of a page: without its address, and without a header that fails the provider's preflight. */
const fetch = (address, { headers, ...others }) => {
  const kept = new Headers(headers)
  kept.delete("user-agent")
  return globalThis.fetch(address, { ...others, headers: kept, referrerPolicy: "no-referrer" })
}

/** Provider packages with keys of the test upstream, and the same models through the wallet. */
const SUBJECTS = {
  everyKind: {
    direct({ origin, keys }) {
      const openai = createOpenAI({ apiKey: keys.openai, baseURL: `${origin}/v1`, fetch })
      return {
        language: createOpenRouter({ apiKey: keys.openrouter, baseURL: `${origin}/api/v1`, fetch }).chat("byok/text"),
        image: openai.image("gpt-image-1"),
        speech: openai.speech("tts-1"),
        transcription: openai.transcription("whisper-1"),
        embedding: openai.embedding("text-embedding-3-small"),
        reranking: createCohere({ apiKey: keys.cohere, baseURL: `${origin}/v2`, fetch }).reranking("rerank-v3.5"),
      }
    },
    wallet: (provider) => ({
      language: provider("openrouter/byok/text"),
      image: provider.imageModel("openai/gpt-image-1"),
      speech: provider.speechModel("openai/tts-1"),
      transcription: provider.transcriptionModel("openai/whisper-1"),
      embedding: provider.embeddingModel("openai/text-embedding-3-small"),
      reranking: provider.rerankingModel("cohere/rerank-v3.5"),
    }),
  },
  /** Dates its answers; knows neither files nor sources, and sends no schema. */
  endpoint: {
    direct({ origin, keys }) {
      const settings = { name: "openaiCompatible", apiKey: keys.custom, baseURL: `${origin}/custom/v1`, fetch }
      return { language: createOpenAICompatible({ ...settings, includeUsage: true }).chatModel("text") }
    },
    wallet: (provider) => ({ language: provider("custom-endpoint/text") }),
    without: ["files", "sources", "schemas"],
    majors: { ai6 },
  },
}

/**
 * Runs the cases; gives how many ran and, by case, what was wrong.
 *
 * @param {import("@byokapi/client").ByokClient} byok one with a grant for every kind
 * @param {keyof typeof SUBJECTS} name
 * @param {{ origin: string, keys: object }} upstream
 * @param {(name: string) => void} tell hears of each case as it begins
 */
export async function run(byok, name, upstream, tell) {
  const { direct, wallet, without, majors = { ai6, ai7 } } = SUBJECTS[name]
  const ways = { direct: direct(upstream), wallet: wallet(byok.getProvider()) }
  const subjects = Object.entries(ways).flatMap(([way, models]) =>
    Object.entries(majors).map(([major, ai]) => [`${way}, ${major}`, { ai, models, without, own: "byok" }]),
  )
  const fitting = cases.filter((each) => suits(each, subjects[0][1]))
  const wrong = {}
  for (const each of fitting) {
    tell(each.name)
    Object.assign(wrong, await faultsOfAll(each, subjects))
  }
  return { ran: fitting.map(({ name }) => name), wrong }
}

/** What Firefox does not do for a page: it leaves a connection open whose answer nobody reads on. Through the wallet it closes. */
const BEYOND = navigator.userAgent.includes("Firefox") ? ["a reader that goes"] : []

/** The first way is the one that the others are compared to. */
async function faultsOfAll(each, all) {
  const subjects = BEYOND.includes(each.name) ? all.filter(([way]) => way.startsWith("wallet")) : all
  const seen = await Promise.all(subjects.map(([, subject]) => observe(each, subject)))
  const wrong = {}
  seen.forEach((observation, at) => {
    const differing = differences(seen[0], observation).map((difference) => JSON.stringify(difference))
    const faults = [...faultsOf(each, observation), ...differing]
    if (faults.length) wrong[`${each.name} (${subjects[at][0]})`] = faults.slice(0, 5)
  })
  return wrong
}
