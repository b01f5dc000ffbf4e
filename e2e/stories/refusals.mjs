// Each refusal that takes a browser to see: its code, a sentence, and what the owner is told.
import assert from "node:assert/strict"
import { fill, press, see, sleep, until } from "../harness/act.mjs"
import { MINUTE, moveClock } from "../harness/clock.mjs"
import { UNPRICED } from "../harness/tables.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, codeOf, connectAndApprove, LANGUAGE, openApp, statusIs } from "./app.mjs"
import { PASSPHRASE, revokeApp, setUp, unlock, visit } from "./owner.mjs"

const refusedWith = async (answer, code) => {
  const result = await answer
  assert.equal(codeOf(result), code)
  const { message, hint, retryable } = result.error
  assert.ok(message?.length > 10, `${code} says nothing`)
  assert.equal(typeof retryable, "boolean", `${code} does not say whether to retry`)
  return { message, hint }
}

/** The owner's answers: deny, close the window, block, end, revoke. */
export const owners = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await statusIs(page, "ready")
    await refusedWith(ask(page, "openai/gpt-4o-mini"), "no_grant")

    const denied = (await click(page, "requestGrant", LANGUAGE)).outcome()
    await press(await world.consent(), "Deny")
    assert.deepEqual((await denied).value, { type: "denied", reason: "refused" })

    const dismissed = (await click(page, "requestGrant", LANGUAGE)).outcome()
    const window = await world.consent()
    await see(window, "Most it may spend")
    await window.close()
    assert.deepEqual((await dismissed).value, { type: "denied", reason: "dismissed" })

    await connectAndApprove(world, page, { ...LANGUAGE, expiresInMillis: MINUTE })
    assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")).startsWith("answered"), true)
    await moveClock(world.bridge(page), MINUTE + 1000)
    await refusedWith(ask(page, "openai/gpt-4o-mini"), "grant_expired")
    await moveClock(world.bridge(page), 0)

    await connectAndApprove(world, page, LANGUAGE)
    if (world.storage === "shared") {
      await visit(owner, "Apps")
      await revokeApp(owner)
      await until("the app hears of it", () => page.evaluate(() => app.byok.getGrantState().type === "revoked"))
      await refusedWith(ask(page, "openai/gpt-4o-mini"), "grant_revoked")
    }

    const other = await openApp(world, "blocked")
    await statusIs(other, "ready")
    const blocked = (await click(other, "requestGrant", LANGUAGE)).outcome()
    await press(await world.consent(), "Block")
    assert.deepEqual((await blocked).value, { type: "denied", reason: "blocked" })
  })

/** What the grant does not cover, and what the owner's keys cannot answer. */
export const terms = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page, {
      ...LANGUAGE,
      models: ["openai/gpt-4o-mini", `openai/${UNPRICED}`, "anthropic/*"],
      maxUsdPerRequest: 0.01,
    })
    await refusedWith(ask(page, "openai/gpt-4o"), "model_not_allowed")
    await refusedWith(ask(page, "anthropic/claude-haiku-4-5"), "no_provider_key")
    await refusedWith(ask(page, `openai/${UNPRICED}`), "unpriced_model")
    await refusedWith(ask(page, "openai/gpt-4o-mini", "many words ".repeat(20_000)), "request_too_expensive")
    assert.equal(world.upstream.journal.calls().length, 0, "a refused request reached the provider")

    const mute = await openApp(world, "mute")
    await connectAndApprove(world, mute, { capabilities: ["image"] })
    await refusedWith(ask(mute, "openai/gpt-4o-mini"), "capability_not_allowed")
  })

const PROVIDER_FAILURES = {
  unauthorized: "provider_auth",
  "rate-limited": "provider_rate_limited",
  "server-error": "provider_error",
  "no-cors": "provider_unreachable",
}

/** What goes wrong at the provider. */
export const provider = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page, { ...LANGUAGE, requestsPerMinute: 300 }, { rate: 300 })
    for (const [scenario, code] of Object.entries(PROVIDER_FAILURES)) {
      await refusedWith(ask(page, `openai/${scenario}`), code)
    }
    const { message } = await refusedWith(call(page, "stream", "openai/cut", "Hello"), "provider_disconnected")
    assert.doesNotMatch(message, /sk-demo/)
    await world.upstream.stop()
    await refusedWith(ask(page, "openai/gpt-4o-mini"), "provider_unreachable")
  })

/** A locked wallet: the app is told, the owner unlocks in a tab, the app goes on. */
export const locked = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world, { how: "passphrase" })
    const page = await openApp(world)
    await connectAndApprove(world, page)
    await owner.bringToFront()
    await press(owner, "Lock now")
    await see(owner, "Your wallet is locked")
    if (world.storage === "shared") {
      const { message } = await refusedWith(ask(page, "openai/gpt-4o-mini"), "locked")
      assert.doesNotMatch(message, new RegExp(PASSPHRASE))
    }
    await owner.bringToFront()
    await owner.type("input[type=password]", "not the passphrase")
    await press(owner, "Unlock")
    await see(owner, "That is not the passphrase", { timeout: 20_000 })
    await until(
      "a pause that outlives a reload",
      async () => {
        await fill(owner, "Passphrase", "another wrong one")
        await press(owner, "Unlock")
        return see(owner, /Again in (?:[5-9]|\d\d) s/, { timeout: 2000 })
      },
      { timeout: 60_000 },
    )
    await owner.reload()
    await see(owner, "The next try is possible in", { timeout: 20_000 })
    await until("the pause after a wrong passphrase", async () => {
      await unlock(owner)
      return true
    })
    await see(owner, "Overview", { timeout: 20_000 })
    // A session that hears the bell ended at the lock.
    if (world.hearsBell) await (await click(page, "reconnect")).outcome()
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  })

const ENVIRONMENTS = {
  popup_blocked: { path: "/app.html", options: { unasked: "" }, read: () => globalThis.unasked },
  blocked_by_csp: { path: "/csp.html", options: { timeout: "3000" }, read: () => globalThis.connected },
  connect_timeout: {
    path: "/app.html",
    options: { timeout: "1500", wallet: "absent" },
    read: () => globalThis.connected,
  },
}

/** The page around the SDK: windows, policies, frames, a wallet that is not there. */
export const environment = (mode) =>
  withWorld(mode, {}, async (world) => {
    for (const [code, { path, options, read }] of Object.entries(ENVIRONMENTS)) {
      const wallet = options.wallet ? `http://nowhere.localhost:${world.servers.appPort}` : world.wallet
      const page = await world.browser.newPage()
      await page.goto(world.appUrl("app", { ...options, wallet }, path))
      // Not before the page has acted by itself: what a driver evaluates counts as a click.
      await sleep(2500)
      const { message } = await refusedWith(page.evaluate(read), code)
      if (code === "blocked_by_csp") assert.match(`${message} ${await consoleOf(world)}`, /frame-src/)
      await page.close()
    }
    for (const [code, options] of [
      ["nested_frame", {}],
      ["opaque_origin", { sandbox: "" }],
    ]) {
      const page = await world.open(world.appUrl("host", { of: world.appUrl("app"), ...options }, "/frames.html"))
      const frame = await until("the app's frame", () => page.frames().find((each) => each.url().includes("/app.html")))
      await frame.waitForFunction("globalThis.connected")
      await refusedWith(
        frame.evaluate(() => globalThis.connected),
        code,
      )
      await page.close()
    }
  })

const consoleOf = async (world) => world.observer.console.map(({ text }) => text).join("\n")

const codes = (frames) => frames.map(({ t, e }) => e?.code ?? t)

/** Messages that no SDK sends. */
export const raw = (mode) =>
  withWorld(mode, {}, async (world) => {
    const page = await world.open(world.appUrl("app", {}, "/raw.html"))
    await page.waitForFunction("globalThis.attack")
    const attack = (name) => page.evaluate((name) => attack(name), name)

    assert.equal((await attack("wrongVersion")).e.code, "unsupported_version")
    assert.equal((await attack("replayedNonce")).e.code, "request_refused")
    assert.deepEqual(codes(await attack("malformed")), ["invalid_request"])
    assert.deepEqual(codes(await attack("notAFrame")), ["invalid_request"])
    assert.deepEqual(codes(await attack("unknownType")), ["invalid_request"])
    assert.deepEqual(codes(await attack("unknownMethod")), ["unknown_method"])
    assert.deepEqual(codes(await attack("prototypePath")), Array(5).fill("unknown_method"))
    assert.deepEqual(codes(await attack("tooLarge")), ["message_too_large"])
    assert.deepEqual(codes(await attack("tooDeep")), ["message_too_large"])
    const many = codes(await attack("tooMany"))
    assert.equal(many.length, 300)
    assert.ok(many.every((code) => code === "no_grant" || code === "rate_limited"))
    const [{ v: forged }] = await attack("forgedOrigin")
    const consent = world.storage === "shared" ? { consent: "isolated" } : {}
    assert.deepEqual(forged, { protocol: 1, status: "ready", grant: { type: "none" }, ...consent })
  })

/** A record that was changed on disk: it is named, and all others still open. Owner's side. */
export const damaged = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const damagedRows = await owner.evaluate(async () => {
      const wait = (request) =>
        new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)))
      const database = await wait(indexedDB.open("byok-vault"))
      const transaction = database.transaction("keys", "readwrite")
      const store = transaction.objectStore("keys")
      const keys = await wait(store.getAllKeys())
      for (const key of keys) {
        const row = await wait(store.get(key))
        const bytes = Object.values(row).find((value) => value instanceof Uint8Array)
        if (bytes) bytes[bytes.length - 1] ^= 1
        await wait(store.keyPath ? store.put(row) : store.put(row, key))
      }
      database.close()
      return keys.length
    })
    assert.ok(damagedRows > 0)
    await owner.reload()
    await visit(owner, "Keys")
    await see(owner, "Damaged")
  })

/** The wallet cannot answer without it; only where the driver can take the network away. */
export const offline = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    if (world.engine !== "chromium") return
    await page.setOfflineMode(true)
    // What is known of providers is loaded at the first request: without a network it cannot be.
    const { error } = await ask(page, "openai/gpt-4o-mini")
    assert.match(codeOf({ error }), /^(offline|provider_unreachable)$/)
    await page.setOfflineMode(false)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    await page.setOfflineMode(true)
    await refusedWith(ask(page, "openai/gpt-4o-mini"), "provider_unreachable")
  })

/** A browser that refuses the wallet's frame all storage: the session lives as long as the page, one click renews it. */
export const storage = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await openApp(world)
    const opened = await world.bridge(page).evaluate(() => {
      try {
        return indexedDB.open("probe") && "opened"
      } catch (error) {
        return error.name
      }
    })
    assert.equal(opened, "SecurityError", "this browser gives the frame storage")
    const grant = await connectAndApprove(world, page)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    await page.reload()
    await statusIs(page, "ready")
    await refusedWith(ask(page, "openai/gpt-4o-mini"), "no_grant")
    const again = await connectAndApprove(world, page)
    assert.equal(again.grantId, grant.grantId)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  })
