// llama.cpp as its own package gives it: the peer of what the wallet's local models say a second.
import { LoggerWithoutDebug, Wllama } from "@wllama/wllama"

/** Loads a model, and gives a function that answers with so many tokens: tokens a second from the first to the last. */
export async function llama(wasm, model) {
  const engine = new Wllama({ default: wasm }, { logger: LoggerWithoutDebug })
  engine.setCompat(null)
  await engine.loadModel([await (await fetch(model)).blob()], { n_ctx: 4096, n_gpu_layers: 0, n_threads: 1 })
  return async (tokens) => {
    const messages = [{ role: "user", content: "Hello" }]
    const chunks = await engine.createChatCompletion({ messages, stream: true, max_tokens: tokens, temperature: 0 })
    let [count, first] = [0, 0]
    for await (const chunk of chunks) {
      if (!chunk.choices[0]?.delta?.content) continue
      first ||= performance.now()
      count++
    }
    return ((count - 1) / (performance.now() - first)) * 1000
  }
}
