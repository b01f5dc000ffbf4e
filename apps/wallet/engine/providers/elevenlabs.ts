import { createElevenLabs } from "@ai-sdk/elevenlabs"
import type { MakeModels } from "../providers.js"

/** The address that the package has for its provider, and takes no other for. */
const FIXED = "https://api.elevenlabs.io/v1"

export const makeModels: MakeModels = (settings) => {
  const ask: typeof fetch = (input, init) => settings.fetch(String(input).replace(FIXED, settings.baseURL), init)
  const provider = createElevenLabs({ apiKey: settings.apiKey, fetch: ask })
  return { speech: (id) => provider.speech(id), transcription: (id) => provider.transcription(id) }
}
