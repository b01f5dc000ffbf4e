import type { EngineName, LocalEngine } from "../engine.js"
import { RemoteEngine } from "../worker/remote.js"

/** The engines of a page, in workers of their own where that is possible, their code fetched when it is first needed. */
export const ENGINES: Readonly<Record<EngineName, () => Promise<LocalEngine>>> = {
  wllama: async () => {
    const { WllamaEngine } = await import("./wllama.js")
    return new WllamaEngine({ wasm: new URL("../wllama.wasm", import.meta.url).href })
  },
  webllm: async () =>
    new RemoteEngine(() => new Worker(new URL("../webllm-worker.js", import.meta.url), { type: "module" })),
  /** In the page: workers have no Prompt API. */
  browser: async () => {
    const { BrowserEngine } = await import("./browser.js")
    return new BrowserEngine()
  },
}
