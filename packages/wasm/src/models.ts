import type { EngineName } from "./engine.js"

/** A model that runs in browsers, and what its user should know before fetching it. */
export interface LocalModel {
  id: string
  name: string
  engine: EngineName
  /** How many parameters, as its makers count them. */
  parameters: string
  /** An SPDX id, or the name of the licence. */
  licence: string
  /** Memory of the GPU that it takes, in MB: `vram_required_MB` of WebLLM's own list. */
  memoryMb: number
  /** Tokens of prompt and answer together, of the same list. */
  contextTokens: number
  /** What is fetched, in MB, as the first BYOK API told it; absent where nobody did. None of them was measured here. */
  downloadMb?: number
  /** The same model for GPUs that compute in 32 bits only, which is chosen by itself; without it such a GPU cannot run it. */
  in32Bits?: { id: string; memoryMb: number }
}

interface Facts {
  parameters: string
  licence: string
  /** In MB, for numbers of 16 and, where there is such a form, 32 bits. */
  memory: readonly [number, number?]
  downloadMb?: number
}

function webllm(name: string, file: string, { memory: [memoryMb, in32], ...facts }: Facts): LocalModel {
  const id = `${file}-q4f16_1-MLC`
  const twin = { id: `${file}-q4f32_1-MLC`, memoryMb: in32 ?? 0 }
  return { id, name, engine: "webllm", memoryMb, contextTokens: 4096, ...facts, ...(in32 && { in32Bits: twin }) }
}

const apache = "Apache-2.0"
const llama = "Llama 3.2 Community License"

/** Models that WebLLM 0.2.86 has in its list: the six of the first BYOK API, then small ones that came later. */
export const LOCAL_MODELS: readonly LocalModel[] = [
  webllm("SmolLM2 360M", "SmolLM2-360M-Instruct", {
    parameters: "360M",
    licence: apache,
    memory: [376.06, 579.61],
    downloadMb: 250,
  }),
  webllm("SmolLM2 1.7B", "SmolLM2-1.7B-Instruct", {
    parameters: "1.7B",
    licence: apache,
    memory: [1774.19, 2692.38],
    downloadMb: 1100,
  }),
  webllm("Llama 3.2 1B", "Llama-3.2-1B-Instruct", {
    parameters: "1B",
    licence: llama,
    memory: [879.04, 1128.82],
    downloadMb: 700,
  }),
  webllm("Llama 3.2 3B", "Llama-3.2-3B-Instruct", {
    parameters: "3B",
    licence: llama,
    memory: [2263.69, 2951.51],
    downloadMb: 2000,
  }),
  webllm("Phi 3.5 mini", "Phi-3.5-mini-instruct", {
    parameters: "3.8B",
    licence: "MIT",
    memory: [3672.07, 5483.12],
    downloadMb: 2400,
  }),
  webllm("Qwen2.5 1.5B", "Qwen2.5-1.5B-Instruct", {
    parameters: "1.5B",
    licence: apache,
    memory: [1629.75, 1888.97],
    downloadMb: 1000,
  }),
  webllm("Gemma 3 1B", "gemma3-1b-it", { parameters: "1B", licence: "Gemma Terms of Use", memory: [711.07] }),
  webllm("Qwen3 0.6B", "Qwen3-0.6B", { parameters: "0.6B", licence: apache, memory: [1403.34, 1924.98] }),
  webllm("Qwen3.5 0.8B", "Qwen3.5-0.8B", { parameters: "0.8B", licence: apache, memory: [1629.49, 1894.19] }),
  webllm("Qwen3 1.7B", "Qwen3-1.7B", { parameters: "1.7B", licence: apache, memory: [2036.66, 2635.44] }),
  webllm("Qwen3.5 2B", "Qwen3.5-2B", { parameters: "2B", licence: apache, memory: [2245.44, 2591.55] }),
  webllm("Ministral 3 3B", "Ministral-3-3B-Instruct-2512-BF16", {
    parameters: "3B",
    licence: apache,
    memory: [2863.69, 3532.37],
  }),
  webllm("Phi 4 mini", "Phi-4-mini-instruct", { parameters: "3.8B", licence: "MIT", memory: [3437.58, 4220.59] }),
  webllm("Qwen3 4B", "Qwen3-4B", { parameters: "4B", licence: apache, memory: [3431.59, 4327.71] }),
]
