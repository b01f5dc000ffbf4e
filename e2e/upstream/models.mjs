// The model lists of the upstream.
import { OTHERS } from "./others.mjs"
import { priceOf } from "./prices.mjs"
import { SCENARIOS } from "./scenarios.mjs"

/** A model that no price table knows. */
export const UNPRICED = "unpriced"

/** OpenAI's models of other kinds than language. */
const MEDIA = [
  "gpt-image-1",
  "dall-e-3",
  "tts-1",
  "gpt-4o-mini-tts",
  "whisper-1",
  "gpt-4o-transcribe",
  "text-embedding-3-small",
]

/** Ids a provider lists: a few real ones, one without a price, and one for each scenario. */
const IDS = {
  openai: ["gpt-4o", "gpt-4o-mini", ...MEDIA, UNPRICED, ...SCENARIOS],
  anthropic: ["claude-sonnet-4-5", "claude-haiku-4-5", UNPRICED, ...SCENARIOS],
  openrouter: [
    "openai/gpt-4o-mini",
    "anthropic/claude-sonnet-4.5",
    "byok/fresh",
    ...SCENARIOS.map((name) => `byok/${name}`),
  ],
  custom: ["llama3:8b", "qwen3:4b", ...SCENARIOS],
}

/** The body of the list that a provider answers. */
export function modelList(style) {
  return OTHERS[style] ? OTHERS[style].list : LISTS[style](IDS[style])
}

const LISTS = {
  openai: openAiList,
  custom: openAiList,
  anthropic: (ids) => ({
    data: ids.map((id) => ({ type: "model", id, display_name: id, created_at: "2026-01-01T00:00:00Z" })),
    has_more: false,
    first_id: ids[0],
    last_id: ids.at(-1),
  }),
  openrouter: (ids) => ({ data: ids.map(openRouterModel) }),
}

function openAiList(ids) {
  return { object: "list", data: ids.map((id) => ({ id, object: "model", created: 1767225600, owned_by: "test" })) }
}

function openRouterModel(id) {
  const { inputPerMTok, outputPerMTok } = priceOf(id.split("/").pop())
  return {
    id,
    canonical_slug: id,
    name: id,
    created: 1767225600,
    context_length: 128000,
    architecture: {
      modality: "text->text",
      input_modalities: ["text"],
      output_modalities: ["text"],
      tokenizer: "Other",
    },
    pricing: { prompt: perToken(inputPerMTok), completion: perToken(outputPerMTok), request: "0", image: "0" },
    top_provider: { context_length: 128000, max_completion_tokens: 16384, is_moderated: false },
    supported_parameters: ["max_tokens", "temperature", "tools", "tool_choice", "response_format"],
  }
}

/** Dollars a token in plain decimals, as OpenRouter writes them. */
function perToken(perMillion) {
  return perMillion === 0 ? "0" : (perMillion / 1e6).toFixed(9).replace(/0+$/, "")
}
