import { createAnthropic } from "@ai-sdk/anthropic"
import type { MakeModel } from "../providers.js"

export const makeModel: MakeModel = (settings, modelId) => createAnthropic(settings).languageModel(modelId)
