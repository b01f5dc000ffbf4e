// The official SDKs through the examples in examples/sdks: each speaks to its provider as ever, and the wallet's key and budget answer.
import assert from "node:assert/strict"
import { press, see, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ANSWER, TOOL_ANSWER } from "../upstream/index.mjs"
import { imageOf, sha256, speechOf } from "../upstream/media.mjs"
import { addKey, approve, protect, visit } from "./owner.mjs"

const SPOKEN = "The boat is back before the storm."
/** What no request of an SDK may carry to a provider. */
const STRANGE = /stainless|langchain|openai-/

export const sdks = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await world.open(`${world.wallet}/`)
    await protect(tab, "device")
    await addKey(tab, { key: "sk-demo-openai" })
    await addKey(tab, { provider: "Anthropic", key: "sk-demo-anthropic" })
    await press(tab, "Continue")
    await press(tab, "Open the wallet")
    await see(tab, "Overview")
    await openai(world)
    await anthropic(world)
    await langchain(world)
    await sent(world)
    // A session's rows arrive at its next contact.
    if (mode === "chromium-allowed") {
      await visit(tab, "Activity")
      await see(tab, "claude-haiku-4-5")
    }
  })

/** Opens an example on a site of its own, approves what it asks for, and gives a function that presses a button there. */
async function connected(world, name) {
  const page = await world.open(world.appUrl(name, {}, `/sdks/${name}.html`))
  await until("the wallet to answer", () => page.evaluate(() => document.querySelector("iframe") !== null))
  await press(page, "Connect your AI wallet")
  await approve(await world.consent())
  await until("the buttons", () => page.$eval("#controls", (controls) => !controls.hidden))
  await page.bringToFront()
  return { page, said: (button, text) => pressed(page, button, text) }
}

/** Presses a button; gives the text that it brings, which must match. */
async function pressed(page, button, wanted) {
  await press(page, button)
  const shown = () =>
    page.$eval("#result", (result) => {
      const refusal = result.querySelector("byok-error")?.shadowRoot.textContent ?? ""
      return result.ariaBusy === "false" ? result.textContent + refusal : null
    })
  await until(`an answer to ${button}`, async () => (await shown()) !== null, { context: shown })
  const text = (await shown()).trim()
  if (wanted instanceof RegExp) assert.match(text, wanted)
  else assert.equal(text, wanted)
}

const bytesOf = (page, selector) =>
  page.$eval(selector, async ({ src }) => {
    const bytes = await (await fetch(src)).arrayBuffer()
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
    return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  })

async function openai(world) {
  const { page, said } = await connected(world, "openai")
  await said("Chat", ANSWER)
  await said("Respond", ANSWER)
  await said("Use a tool", `weather in Oslo · ${TOOL_ANSWER}`)
  await said("Draw", "")
  assert.equal(await bytesOf(page, "#result img"), sha256(imageOf("A lighthouse", 0)))
  await said("Speak", "")
  assert.equal(await bytesOf(page, "#result audio"), sha256(speechOf(SPOKEN)))
  await said("Write down", `talk.wav audio/wav 20000 ${sha256(Buffer.alloc(20_000, 7))}`)
  await said("Compare", "0.7578125 0.765625")
  await said("Models", /^gpt-4o gpt-4o-mini .*whisper-1/)
  const before = world.upstream.journal.entries.length
  await said("Search", /does not send this request/)
  assert.equal(await page.$eval("#result byok-error", ({ title }) => title), "request_refused")
  assert.equal(world.upstream.journal.entries.length, before)
}

async function anthropic(world) {
  const { said } = await connected(world, "anthropic")
  await said("Message", ANSWER)
  await said("Stream", ANSWER)
  await said("Call a tool", 'weather {"city":"Oslo"}')
  await said("Stop", /^word0 .*· stopped$/)
  await said("Models", /^claude-sonnet-4-5 claude-haiku-4-5 /)
  const { entries } = world.upstream.journal
  await until(
    "the provider's connection to close",
    () => entries.findLast(({ scenario }) => scenario === "slow").state === "aborted",
  )
}

async function langchain(world) {
  const { said } = await connected(world, "langchain")
  await said("Invoke", ANSWER)
  await said("Stream", ANSWER)
  await said("Call a tool", 'weather {"city":"Oslo"}')
}

/** Every request went out with the owner's key, and with no header of an SDK's. */
async function sent(world) {
  const posts = world.upstream.journal.calls()
  assert.equal(posts.length, 8 + 4 + 3)
  for (const { provider, key, headers } of posts) {
    assert.equal(key, `sk-demo-${provider}`)
    assert.deepEqual(
      Object.keys(headers).filter((name) => STRANGE.test(name)),
      [],
    )
  }
}
