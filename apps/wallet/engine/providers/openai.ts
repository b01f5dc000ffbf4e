import { createOpenAI } from "@ai-sdk/openai"
import type { MakeModels } from "../providers.js"

export const makeModels: MakeModels = (settings, api) => {
  const provider = createOpenAI(settings)
  return {
    language: (id) => (api === "chat" ? provider.chat(id) : provider.responses(id)),
    image: (id) => provider.image(id),
    speech: (id) => provider.speech(id),
    transcription: (id) => provider.transcription(id),
    embedding: (id) => provider.embedding(id),
  }
}
