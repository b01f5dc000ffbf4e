// The provider packages that the tests call, all at the scripted upstream.
import { createCohere } from "@ai-sdk/cohere"
import { createOpenAI } from "@ai-sdk/openai"
import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { createOpenRouter } from "@openrouter/ai-sdk-provider"

/** Models of every kind; the language model speaks with what OpenRouter adds. */
export function everyKind({ origin, key }) {
  const openai = createOpenAI({ apiKey: key, baseURL: `${origin}/v1` })
  return {
    language: createOpenRouter({ apiKey: key, baseURL: `${origin}/v1` }).chat("scripted"),
    image: openai.image("gpt-image-1"),
    speech: openai.speech("tts-1"),
    transcription: openai.transcription("whisper-1"),
    embedding: openai.embedding("text-embedding-3-small"),
    reranking: createCohere({ apiKey: key, baseURL: `${origin}/v2` }).reranking("rerank-v3.5"),
  }
}

/** A language model that dates its answers, and knows neither files nor sources. */
export function dated({ origin, key }) {
  const provider = createOpenAICompatible({
    apiKey: key,
    baseURL: `${origin}/v1`,
    name: "scripted",
    includeUsage: true,
    supportsStructuredOutputs: true,
  })
  return { language: provider.chatModel("scripted") }
}
