import type { EngineName } from "./engine.js"

/** WebLLM 0.2.86 calls tools with these alone (its `functionCallingModelIds`). */
const TOOL_CALLERS = ["Hermes-2-Pro-Llama-3-8B-", "Hermes-2-Pro-Mistral-7B-q4f16_1", "Hermes-3-Llama-3.1-8B-"]

/** Whether an engine can let a model call tools: the browser's own never does, with llama.cpp its template decides. */
export const canCallTools = (engine: EngineName, modelId: string): boolean =>
  engine === "wllama" || (engine === "webllm" && TOOL_CALLERS.some((name) => modelId.startsWith(name)))
