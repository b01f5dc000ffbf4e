// Keys with a mark are used in every way, and searched in all that an app or the engine could ever have seen.
import assert from "node:assert/strict"
import { sleep } from "../harness/act.mjs"
import { findSecrets, markedKey } from "../harness/marks.mjs"
import { storageOf } from "../harness/storage.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, connectAndApprove, openApp } from "./app.mjs"
import { addKey, setUp, visit } from "./owner.mjs"
import { engineFrame } from "./sandbox.mjs"

const PROMPTS = [
  "Hello",
  "#reasoning",
  "#unauthorized",
  "#rate-limited",
  "#server-error",
  "#echo-key",
  "#cut",
  "#no-cors",
]

/** The memory of the process that runs a frame, as text; Chromium only. */
async function memoryOf(frame) {
  const chunks = []
  frame.client.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk))
  await frame.client.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false })
  return chunks.join("")
}

export const secrets = (mode) => {
  const keys = { openai: [markedKey("sk-mark")], anthropic: [markedKey("sk-ant-mark")], custom: [markedKey("sk-own")] }
  return withWorld(mode, { keys }, async (world) => {
    const owner = await setUp(world, { key: keys.openai[0] })
    await visit(owner, "Keys")
    await addKey(owner, { provider: "Anthropic", key: keys.anthropic[0] })
    const page = await openApp(world)
    await connectAndApprove(world, page, { capabilities: ["language"], requestsPerMinute: 300 }, { rate: 300 })

    const answers = []
    for (const model of ["openai/gpt-4o-mini", "anthropic/claude-haiku-4-5"]) {
      for (const prompt of PROMPTS) {
        answers.push(await ask(page, model, prompt), await call(page, "stream", model, prompt))
      }
    }
    assert.ok(
      answers.some(({ value }) => value),
      "nothing was answered",
    )
    assert.ok(
      answers.some(({ error }) => error),
      "nothing was refused",
    )

    const running = ask(page, "openai/slow", "Hello")
    running.catch(() => {})
    const engine = await engineFrame(page)
    await sleep(500)
    const places = await everyPlace(world, page, engine, answers)
    const used = world.upstream.journal.calls().map(({ key }) => key)
    for (const provider of ["openai", "anthropic"])
      assert.ok(used.includes(keys[provider][0]), `${provider} was never asked`)
    assert.deepEqual(findSecrets(Object.values(keys).flat(), places), [])
    return places.length
  })
}

async function everyPlace(world, page, engine, answers) {
  const isWallets = ({ frame }) => frame.startsWith(world.wallet) && !new URL(frame).pathname.startsWith("/engine")
  const messages = (await world.observer.collect()).filter((entry) => !isWallets(entry))
  assert.ok(
    messages.some(({ kind }) => kind === "port"),
    "no message was seen at all",
  )
  assert.ok(
    messages.some(({ frame }) => frame.includes("/engine")),
    "no message to the engine was seen",
  )
  const { console: lines, errors, requests } = world.observer
  const byWallet = ({ frame, url }) => frame.startsWith(world.wallet) && url.startsWith(world.upstream.origin)
  const places = [
    ...answers.map((answer, at) => ({ place: `answer ${at}`, text: JSON.stringify(answer) })),
    ...messages.map(({ frame, kind, text }) => ({ place: `${kind} message to ${frame}`, text })),
    ...lines.map(({ page, text }) => ({ place: `console of ${page}`, text })),
    ...errors.map(({ page, text }) => ({ place: `error of ${page}`, text })),
    ...requests.map(({ url }) => ({ place: "an address", text: url })),
    ...requests
      .filter((request) => !byWallet(request))
      .map((r) => ({ place: `request to ${r.url}`, text: r.headers + r.body })),
    { place: "storage of the app", text: await storageOf(page.mainFrame()) },
    { place: "page of the app", text: await page.content() },
  ]
  if (world.engine === "chromium") {
    places.push({ place: "memory of the app", text: await memoryOf(page.mainFrame()) })
    places.push({ place: "memory of the engine", text: await memoryOf(engine) })
  }
  return places
}
