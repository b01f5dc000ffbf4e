import { createMistral } from "@ai-sdk/mistral"
import type { MakeModel } from "../providers.js"

export const makeModel: MakeModel = (settings, modelId) => createMistral(settings).languageModel(modelId)
