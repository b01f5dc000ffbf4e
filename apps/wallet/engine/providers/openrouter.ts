import { createOpenRouter } from "@openrouter/ai-sdk-provider"
import type { MakeModel } from "../providers.js"

export const makeModel: MakeModel = (settings, modelId) => createOpenRouter(settings).chat(modelId)
