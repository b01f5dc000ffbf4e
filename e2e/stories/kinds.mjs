// Models of every kind through the examples in examples/kinds: what the provider made arrives byte for byte, what was sent arrives
// there so, and each request costs what its kind costs.
import assert from "node:assert/strict"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { press, see, sees, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { bytesOf, imageOf, secondsOf, sha256, speechOf } from "../upstream/media.mjs"
import { ask, click, codeOf, connectAndApprove, openApp, windowsClosed } from "./app.mjs"
import { addKey, approve, setUp, visit } from "./owner.mjs"

/** An hour and three quarters would be 20 MB of speech; PCM of two channels fills them in 104 seconds. */
const LONG = 20_000_000
const BYTES_A_SECOND = 48_000 * 2 * 2

export const kinds = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world)
    await picture(world)
    await readAloud(world)
    await writeDown(world)
    await searching(world)
    await notAllowed(world)
    await unserved(world, tab)
    await offered(world, tab)
  })

/** Opens an example on a site of its own and approves what it asks for. */
async function connected(world, name) {
  const page = await world.open(world.appUrl(name, {}, `/kinds/${name}.html`))
  await until("the wallet to answer", () => page.evaluate(() => document.querySelector("iframe") !== null))
  await windowsClosed(page)
  await press(page, "Connect your AI wallet")
  await approve(await world.consent())
  await until("the form", () => page.$eval("#controls", (controls) => !controls.hidden))
  await page.bringToFront()
  return page
}

/** What a page shows for an address of its own, as its length and hash. */
const shown = (page, selector) =>
  page.$eval(selector, async ({ src }) => {
    const bytes = await (await fetch(src)).arrayBuffer()
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
    return [bytes.byteLength, [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")]
  })

async function picture(world) {
  const page = await connected(world, "image")
  const prompt = "A lighthouse #big"
  await page.$eval("form input", (input, text) => (input.value = text), prompt)
  await press(page, "Go")
  await page.waitForSelector("#result img", { timeout: 60_000 })
  const expected = imageOf(prompt, 0)
  assert.deepEqual(await shown(page, "#result img"), [expected.length, sha256(expected)])
  // 20 tokens at $10 and 1056 at $40 a million
  await see(page, "$0.042440")
}

async function readAloud(world) {
  const page = await connected(world, "speech")
  await press(page, "Go")
  await page.waitForSelector("#result audio")
  const text = await page.$eval("form textarea", (box) => box.value)
  assert.deepEqual(await shown(page, "#result audio"), [speechOf(text).length, sha256(speechOf(text))])
  await see(page, `$${(text.length * 0.000015).toFixed(6)}`)
}

async function writeDown(world) {
  const page = await connected(world, "transcription")
  const folder = mkdtempSync(join(tmpdir(), "byok-"))
  const file = join(folder, "talk.wav")
  const recording = waveOf(LONG)
  writeFileSync(file, recording)
  await (await page.$("form input")).uploadFile(file)
  await press(page, "Go")
  await page.waitForSelector("#result p", { timeout: 60_000 })
  rmSync(folder, { recursive: true })
  assert.equal(
    await page.$eval("#result p", (p) => p.textContent),
    `audio.wav audio/wav ${recording.length} ${sha256(recording)}`,
  )
  const seconds = secondsOf(recording)
  await see(page, `${seconds} seconds`)
  await see(page, `$${(Math.ceil(seconds) * 0.0001).toFixed(6)}`)
}

async function searching(world) {
  const page = await connected(world, "search")
  await press(page, "Go")
  await page.waitForSelector("#result p")
  assert.equal(await page.$eval("#result p", (p) => p.textContent), "Boats leave at six")
  const { body, key } = world.upstream.journal.entries.findLast(({ path }) => path === "/v1/embeddings")
  assert.equal(body.model, "text-embedding-3-small")
  assert.equal(key, "sk-demo-openai")
}

/** A grant for one kind is none for another, and no kind opens what the table does not name. */
async function notAllowed(world) {
  const page = await openApp(world, "other")
  await connectAndApprove(world, page, { capabilities: ["speech"], budget: BUDGET })
  const sent = world.upstream.journal.entries.length
  assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "capability_not_allowed")
  assert.equal(codeOf(await model(page, "imageModel", "doGenerate", { prompt: "a", n: 1 })), "capability_not_allowed")
  const elsewhere = { text: "a", voice: "alloy", providerOptions: { openai: { stream_format: "sse" } } }
  assert.equal(codeOf(await model(page, "speechModel", "doGenerate", elsewhere)), "request_refused")
  assert.equal(world.upstream.journal.entries.length, sent)
  await furtherKind(world, page)
}

/** What an app is told by name: the models of its grant and no more, and what itself spent. It connects by the SDK's own button. */
async function offered(world, tab) {
  const page = await openApp(world, "reader")
  await page.evaluate(async (request) => {
    const { mountConnectButton } = await import("/client/button.js")
    mountConnectButton(document.body, { client: app.byok, request })
    app.heard = 0
    app.byok.on("modelsChanged", () => app.heard++)
  }, SPEECH)
  await windowsClosed(page)
  await press(page, "Connect your AI wallet")
  await approve(await world.consent())
  await see(page, "AI wallet connected")
  await page.bringToFront()

  const [first, ...others] = await page.evaluate(() => app.byok.listModels())
  const priceUsd = { perMillionCharacters: 15 }
  const known = { id: "openai/tts-1", provider: "openai", capability: "speech", priceUsd, isDefault: true }
  assert.deepEqual({ ...first, name: "", contextWindow: 0 }, { ...known, name: "", contextWindow: 0 })
  assert.deepEqual(
    others.map(({ id }) => id),
    ["openai/gpt-4o-mini-tts"],
  )
  const text = "Good morning"
  const { audio } = await page.evaluate((call) => app.byok.getBridgeAPI().doSpeech(call), {
    modelId: "default",
    text,
    voice: "alloy",
  })
  assert.equal(audio, speechOf(text).toString("base64"))
  await ownUse(world, page, text.length * 0.000015)
  if (world.storage === "shared") await anotherKey(world, tab, page)
}

/** More than one slice of a session: what the one before holds comes back at the next contact. */
const BUDGET = { usd: 5, per: "day" }

const SPEECH = { capabilities: ["speech"], budget: { usd: 1, per: "day" } }

/** Five apps have spent by now; this one hears of itself. */
async function ownUse(world, page, spent) {
  const { limits, today, running, partial } = await page.evaluate(() => app.byok.getUsage())
  const [{ resetsAt, remaining, ...limit }] = limits
  assert.equal(limits.length, 1)
  assert.deepEqual(limit, { unit: "usd", per: "day", limit: 1, spent })
  assert.deepEqual([today.requests, today.spentUsd, running], [1, spent, 0])
  assert.equal(partial, world.storage === "shared" ? undefined : true)
  assert.ok(resetsAt > Date.now() && remaining <= 1 - spent)
}

/** A key for what the app may not use is no news to it; one that serves it is. */
async function anotherKey(world, tab, page) {
  await visit(tab, "Keys")
  await addKey(tab, { provider: "Anthropic", key: "sk-demo-anthropic" })
  await addKey(tab, { provider: "ElevenLabs", key: "sk_demo_elevenlabs" })
  await until("the news", () => page.evaluate(() => app.heard > 0))
  const ids = await page.evaluate(async () => (await app.byok.listModels()).map(({ id }) => id))
  assert.ok(ids.includes("elevenlabs/eleven_v3") && ids.every((id) => !id.startsWith("anthropic")), ids.join())
  assert.equal(await page.evaluate(() => app.heard), 1)
}

/** A kind that none of the owner's keys serves is named; without another there is nothing to approve. */
async function unserved(world, owner) {
  const page = await openApp(world, "third")
  const { outcome } = await click(page, "requestGrant", { capabilities: ["reranking"] })
  const denied = outcome()
  const window = await world.consent()
  await see(window, "None of your keys can sort texts")
  assert.equal(await sees(window, "Approve"), false)
  await press(window, "Deny")
  await denied
  await connectUnserved(world, page)
  await visit(owner, "Apps")
  await see(owner, /May write and read text, make images and sort texts, with any model, until/)
  await press(owner, /^Details: .*third/)
  await see(owner, "It may write and read text, make images and sort texts.")
}

async function connectUnserved(world, page) {
  const { outcome } = await click(page, "requestGrant", { capabilities: ["language", "image", "reranking"] })
  const answer = outcome()
  const window = await world.consent()
  await see(window, "None of your keys can sort texts. Add one in the wallet.")
  for (const model of ["gpt-image-1", "gpt-4o-mini"]) await see(window, model)
  await approve(window)
  assert.equal((await answer).value?.type, "approved")
}

/** A kind asked for on top is named and counts as more, and is there once it is approved. */
async function furtherKind(world, page) {
  const { outcome } = await click(page, "requestGrant", { capabilities: ["image"], budget: BUDGET })
  const answer = outcome()
  const window = await world.consent()
  await see(window, "It asks to make images too")
  await see(window, /May adds: make images More/)
  await approve(window)
  assert.equal((await answer).value?.type, "approved")
  assert.match(codeOf(await model(page, "imageModel", "doGenerate", { prompt: "a", n: 1 }, "gpt-image-1")), /^answered/)
}

const model = (page, kind, method, options, id = "tts-1") =>
  page.evaluate((...args) => app.settled(app.model(...args)), kind, `openai/${id}`, method, options)

function waveOf(length) {
  const header = Buffer.alloc(44)
  header.write("RIFF")
  header.writeUInt32LE(length - 8, 4)
  header.write("WAVEfmt ", 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(2, 22)
  header.writeUInt32LE(48_000, 24)
  header.writeUInt32LE(BYTES_A_SECOND, 28)
  header.writeUInt16LE(4, 32)
  header.writeUInt16LE(16, 34)
  header.write("data", 36)
  header.writeUInt32LE(length - 44, 40)
  return Buffer.concat([header, bytesOf("talk", length - 44)])
}
