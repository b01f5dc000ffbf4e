// In the place of WebLLM, for which no test has weights: it holds a real GPU device and answers without computing on it. Where
// the device is lost it waits for ever, as WebLLM does.
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** What a prompt says to have the device destroyed in mid-answer. */
export const LOSE = "Lose the GPU"

function standIn(lose) {
  const part = (content, more = {}) => ({
    ...{ id: "1", object: "chat.completion.chunk", created: 1, model: "standin" },
    choices: [{ index: 0, delta: { role: "assistant", content }, finish_reason: more.usage ? "stop" : null }],
    ...more,
  })
  class MLCEngine {
    setInitProgressCallback() {}
    async reload() {
      this.device = await (await navigator.gpu.requestAdapter()).requestDevice()
    }
    async chatCompletion({ messages }) {
      return this.answer(messages.at(-1).content)
    }
    async *answer(prompt) {
      yield part("On a ")
      if (prompt === lose) await this.lost()
      yield part("GPU.", { usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } })
    }
    lost() {
      this.device.destroy()
      return new Promise(() => {})
    }
    interruptGenerate() {}
    async unload() {
      this.device?.destroy()
    }
  }
  globalThis.webllm = { prebuiltAppConfig: { model_list: [] }, MLCEngine }
}

/** A built wallet with that in it. */
export function withStandIn(dist) {
  const folder = mkdtempSync(join(tmpdir(), "byok-wallet-"))
  cpSync(dist, folder, { recursive: true })
  const assets = join(folder, "assets/local")
  const name = readdirSync(assets).find((file) => file.startsWith("webllm-"))
  writeFileSync(join(assets, name), `(${standIn})(${JSON.stringify(LOSE)})`)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
