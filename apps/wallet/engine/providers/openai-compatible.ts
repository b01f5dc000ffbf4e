import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import type { MakeModels } from "../providers.js"

type Abilities = { supportsStructuredOutputs?: boolean }

/** Without `includeUsage` a stream of this package reports no usage, and the wallet would have to charge its bound. */
const modelsOf =
  (abilities: Abilities): MakeModels =>
  (settings) => {
    const provider = createOpenAICompatible({
      ...settings,
      ...abilities,
      name: "openaiCompatible",
      includeUsage: true,
    })
    return {
      language: (id) => provider.chatModel(id),
      image: (id) => provider.imageModel(id),
      embedding: (id) => provider.embeddingModel(id),
    }
  }

/** For servers of any maker: of which nobody knows whether they take a schema, so the package asks them for JSON. */
export const makeModels = modelsOf({})

/** For the engines of this browser, which hold an answer to a schema. */
export const makeLocalModels = modelsOf({ supportsStructuredOutputs: true })
