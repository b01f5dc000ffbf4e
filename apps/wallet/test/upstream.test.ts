import assert from "node:assert/strict"
import { after, before, test } from "node:test"
// @ts-expect-error plain JavaScript
import { ANSWER, DEMO_KEYS, startUpstream } from "../../../e2e/upstream/index.mjs"
import type { RunFrame } from "../engine/frames.js"
import { forward, TestBridge } from "./bridge.js"

let upstream: { origin: string; customUrl: string; stop(): Promise<void> }
before(async () => (upstream = await startUpstream({ latencyMillis: 1 })))
after(() => upstream.stop())

const bearer = (key: string) => (headers: Headers) => headers.set("authorization", `Bearer ${key}`)
const anthropic = (headers: Headers) => headers.set("x-api-key", DEMO_KEYS.anthropic[0])

const CASES: [label: string, run: () => Partial<RunFrame>, key: (headers: Headers) => void][] = [
  [
    "openai chat",
    () => ({ package: "openai", api: "chat", baseUrl: `${upstream.origin}/v1` }),
    bearer(DEMO_KEYS.openai[0]),
  ],
  [
    "openai responses",
    () => ({ package: "openai", api: "responses", baseUrl: `${upstream.origin}/v1` }),
    bearer(DEMO_KEYS.openai[0]),
  ],
  ["anthropic", () => ({ package: "anthropic", baseUrl: `${upstream.origin}/v1` }), anthropic],
  [
    "openrouter",
    () => ({ package: "openrouter", baseUrl: `${upstream.origin}/api/v1` }),
    bearer(DEMO_KEYS.openrouter[0]),
  ],
  [
    "google",
    () => ({ package: "google", baseUrl: `${upstream.origin}/google/v1beta` }),
    (headers) => headers.set("x-goog-api-key", DEMO_KEYS.google[0]),
  ],
  ["mistral", () => ({ package: "mistral", baseUrl: `${upstream.origin}/mistral/v1` }), bearer(DEMO_KEYS.mistral[0])],
  ["compatible", () => ({ package: "openai-compatible", baseUrl: upstream.customUrl }), bearer(DEMO_KEYS.custom[0])],
]

for (const [label, run, key] of CASES) {
  for (const method of ["doGenerate", "doStream"] as const) {
    test(`${label}: ${method}`, async () => {
      const bridge = new TestBridge(forward(key))
      bridge.run({ ...run(), method, modelId: "gpt-4o-mini" })
      const last = await bridge.last()
      assert.equal(last.t, method === "doStream" ? "end" : "result", JSON.stringify(last))
      if (last.t === "result") assert.ok(JSON.stringify(last.v).includes(ANSWER))
      else assert.equal(bridge.text(), ANSWER)
      if (method === "doStream") assert.ok(outputTokens(bridge) > 0, "usage is reported")
      bridge.close()
    })
  }
}

function outputTokens(bridge: TestBridge): number {
  const finish = bridge.parts().find((part) => part["type"] === "finish") as {
    usage: { outputTokens: { total: number } }
  }
  return finish.usage.outputTokens.total
}
