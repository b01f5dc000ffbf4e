// What a malicious app does to the owner's windows and to the wallet's time: it fails, and the owner keeps the last word.
import assert from "node:assert/strict"
import { button, field, fill, has, press, see, sleep, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, codeOf, connectAndApprove, LANGUAGE, openApp, statusIs } from "./app.mjs"
import { approve, revokeApp, setUp, visit } from "./owner.mjs"

const AMOUNT = "Amount in US dollars"
const amountIn = async (window) => (await field(window, AMOUNT)).evaluate((node) => node.value)

/** Another connection of the same app page, without the SDK. Sends frames and keeps what comes back. */
const openPort = (page, wallet) =>
  page.evaluate((wallet) => {
    const channel = new MessageChannel()
    globalThis.rawAnswers = []
    channel.port1.onmessage = ({ data }) => rawAnswers.push(data)
    globalThis.rawPort = channel.port1
    const hello = { byok: 1, t: "hello", nonce: "a-nonce-of-another-port", versions: [1], sdk: "raw" }
    app.bridgeFrame().contentWindow.postMessage(hello, wallet, [channel.port2])
  }, wallet)

/** A request stays the one that the owner looks at: neither noise nor another request changes the window under their hand. */
export const underTheHand = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page, LANGUAGE, { limit: "0.5" })

    const greedy = { ...LANGUAGE, budget: { usd: 500, per: "day" } }
    const asked = (await click(page, "requestGrant", greedy)).outcome()
    const window = await world.consent()
    await see(window, "Most it may spend")
    await fill(window, AMOUNT, "2")
    for (let at = 0; at < 5; at++) assert.ok((await ask(page, "no-such-model")).error)
    await sleep(800)
    assert.equal(await amountIn(window), "2", "the app's noise undid what the owner typed")

    await openPort(page, world.wallet)
    await until("the welcome", () => page.evaluate(() => rawAnswers.some(({ t }) => t === "welcome")))
    await page.evaluate(() => {
      const a = {
        requestId: "another-request-0001",
        appName: "Bank",
        capabilities: ["language"],
        budget: { usd: 900, per: "day" },
      }
      rawPort.postMessage({ t: "call", id: 1, m: "requestGrant", a })
    })
    await see(window, "The app asks for something else now")
    assert.equal(await has(window, /^Approve/), false)
    assert.deepEqual((await asked).value, { type: "denied", reason: "dismissed" })
    assert.equal(await page.evaluate(() => app.byok.getSnapshot().grant.budget.limitUsd), 0.5)
  })

/** The consent window comes back after a reload, says when the page behind it is gone, and approves nothing that cannot be seen. */
export const window = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const asked = (await click(page, "requestGrant", LANGUAGE)).outcome()
    const window = await world.consent()
    await see(window, "Most it may spend")
    await window.reload()
    await see(window, "Most it may spend")
    await window.setViewport({ width: 300, height: 110 })
    await see(window, "Make this window larger")
    await sleep(1500)
    const early = await button(window, /^Approve/, { enabled: false })
    assert.equal(await early.evaluate((node) => node.disabled || node.getAttribute("aria-disabled") === "true"), true)
    await window.setViewport({ width: 420, height: 720 })
    await approve(window)
    assert.equal((await asked).value.type, "approved")

    await (
      await click(page, "requestGrant", { ...LANGUAGE, models: ["openai/*"] })
    ).outcome
    const second = await world.consent()
    await see(second, /Approve/)
    await page.reload()
    await see(second, "The request is gone")
  })

/** A flood of refused calls and of large messages: the owner still revokes, another app still gets its grant and answers. */
export const flood = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const evil = await openApp(world, "evil")
    await connectAndApprove(world, evil, { ...LANGUAGE, models: ["openai/gpt-4o-mini"] })
    await evil.evaluate(() => {
      globalThis.flooding = { refused: {} }
      const loop = async () => {
        for (;;) {
          const { error } = await app.settled(app.ask("openai/gpt-4o", "Hello"))
          flooding.refused[error?.code] = (flooding.refused[error?.code] ?? 0) + 1
        }
      }
      for (let at = 0; at < 100; at++) loop()
    })
    await openPort(evil, world.wallet)
    await evil.evaluate(() => {
      for (let id = 1; id <= 20; id++) rawPort.postMessage({ t: "call", id, m: "x", a: Array(450_000).fill(0) })
    })
    // Nine million numbers are looked at before.
    await until("the refusals to be cut short", () => evil.evaluate(() => flooding.refused.rate_limited > 0), {
      timeout: 120_000,
    })
    await until("the large messages to be refused", () =>
      evil.evaluate(() => rawAnswers.filter(({ e }) => e?.code === "message_too_large").length === 20),
    )

    const good = await openApp(world, "good")
    await statusIs(good, "ready")
    await connectAndApprove(world, good)
    assert.match(codeOf(await ask(good, "openai/gpt-4o-mini")), /^answered/)

    if (world.storage !== "shared") return
    await visit(owner, "Apps")
    await revokeApp(owner, "evil")
    await until("the evil app hears of it", () => evil.evaluate(() => flooding.refused.grant_revoked > 0))
  })
