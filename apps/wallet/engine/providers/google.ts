import { createGoogleGenerativeAI } from "@ai-sdk/google"
import type { MakeModel } from "../providers.js"

export const makeModel: MakeModel = (settings, modelId) => createGoogleGenerativeAI(settings).languageModel(modelId)
