import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { ByokClient, ByokError } from "@byokapi/client"
import { GRANT, refusal, until, WALLET } from "./browser.mjs"
import { setUp } from "./setup.mjs"

const code = (expected) => (error) => {
  assert.ok(error instanceof ByokError, String(error))
  assert.equal(error.code, expected)
  return true
}

test("connect_addsOneHiddenFrameAndGreetsExactlyTheWallet", async (t) => {
  const { byok, page, wallet } = setUp(t)
  await Promise.all([byok.connect(), byok.connect()])
  await byok.connect()
  assert.equal(page.frames.length, 1)
  const [frame] = page.frames
  assert.equal(frame.src, `${WALLET}/bridge`)
  assert.deepEqual(frame.attributes, {
    referrerpolicy: "strict-origin",
    allow: "loopback-network; local-network; local-network-access; storage-access; language-model",
    "aria-hidden": "true",
  })
  assert.equal(frame.tabIndex, -1)
  assert.ok(frame.title)
  assert.equal(wallet.hellos.length, 1)
  const [{ hello, targetOrigin }] = wallet.hellos
  assert.equal(targetOrigin, WALLET)
  assert.match(hello.nonce, /^[0-9a-f]{32}$/)
  assert.deepEqual(
    { ...hello, nonce: 0 },
    { byok: 1, t: "hello", nonce: 0, versions: [1], sdk: "@byokapi/client/0.1.0" },
  )
  assert.deepEqual(wallet.made("handshake")[0].a, { appName: "Notes", sdk: "@byokapi/client/0.1.0" })
})

test("connect_restoresGrantAndStatus", async (t) => {
  const { byok } = setUp(t)
  assert.deepEqual(byok.getSnapshot(), { status: "idle", grant: { type: "none" } })
  const seen = []
  byok.on("status", (status) => seen.push(status))
  byok.on("grant", ({ type }) => seen.push(type))
  await byok.connect()
  assert.deepEqual(seen, ["connecting", "granted", "ready"])
  assert.equal(byok.getActiveGrantId(), "g1")
  assert.deepEqual(byok.getGrantState(), GRANT)
})

for (const [wire, status] of [
  ["locked", "locked"],
  ["lapsed", "needs-click"],
]) {
  test(`connect_whenWalletIs_${wire}_statusIs_${status}`, async (t) => {
    const { byok } = setUp(t, { wallet: { status: wire } })
    await byok.connect()
    assert.equal(byok.getSnapshot().status, status)
    assert.equal(byok.getActiveGrantId(), "g1")
  })
}

test("snapshot_isSameObjectUntilSomethingChanges", async (t) => {
  const { byok, wallet } = setUp(t)
  await byok.connect()
  const before = byok.getSnapshot()
  let changes = 0
  const stop = byok.subscribe(() => changes++)
  wallet.event("onGrantStateChanged", GRANT)
  wallet.event("onStatusChanged", { status: "ready" })
  wallet.event("onGrantStateChanged", { ...GRANT, type: "revoked" })
  await until("the revocation", () => byok.getGrantState().type === "revoked")
  assert.equal(changes, 1)
  assert.notEqual(byok.getSnapshot(), before)
  assert.ok(Object.isFrozen(byok.getSnapshot()))
  assert.equal(byok.getActiveGrantId(), undefined)
  stop()
  wallet.event("onStatusChanged", { status: "locked" })
  await until("the lock", () => byok.getSnapshot().status === "locked")
  assert.equal(changes, 1)
})

test("listener_thatThrows_stopsNobody", async (t) => {
  const { byok } = setUp(t)
  const { setTimeout } = globalThis
  const reports = []
  t.mock.method(globalThis, "setTimeout", (task, ...how) =>
    how.length ? setTimeout(task, ...how) : reports.push(task),
  )
  const thrown = new Error("listener")
  byok.on("status", () => {
    throw thrown
  })
  let heard = 0
  byok.on("status", () => heard++)
  await byok.connect()
  assert.equal(heard, 2)
  assert.equal(reports.length, 2)
  assert.throws(reports[0], thrown)
})

/** Disposes once of the client that tells of `event`. */
function disposeAt(byok, event, happened = () => true) {
  const stop = byok.on(event, (detail) => {
    if (!happened(detail)) return
    stop()
    byok.dispose()
  })
}

for (const [name, start] of Object.entries({
  connect: (byok) => byok.connect(),
  aModelCall: (byok) => byok.getProvider()("a").doGenerate({ prompt: [] }),
  aStream: (byok) => byok.getProvider()("a").doStream({ prompt: [] }),
  getUsage: (byok) => byok.getUsage(),
  requestGrant: (byok) => byok.requestGrant({ capabilities: ["language"] }),
}))
  test(`listener_thatDisposesWhileItConnects_ends_${name}`, async (t) => {
    const { byok, page } = setUp(t)
    disposeAt(byok, "status", (status) => status === "connecting")
    await assert.rejects(start(byok), code("disconnected"))
    assert.equal(byok.getSnapshot().status, "disposed")
    assert.equal(page.frames.length, 0)
    await byok.connect()
    assert.equal(byok.getSnapshot().status, "ready")
  })

test("listener_thatDisposesAtTheGrant_staysHeard", async (t) => {
  const { byok, page } = setUp(t)
  disposeAt(byok, "grant")
  await byok.connect()
  assert.equal(byok.getSnapshot().status, "disposed")
  assert.equal(page.frames.length, 0)
  await byok.connect()
  assert.equal(byok.getSnapshot().status, "ready")
})

test("hello_isRepeatedUntilThePageListens", async (t) => {
  const { byok, wallet } = setUp(t)
  wallet.deafFor = 2
  await byok.connect()
  assert.equal(wallet.hellos.length, 3)
  assert.equal(new Set(wallet.hellos.map(({ hello }) => hello.nonce)).size, 3)
})

test("connect_whenNobodyAnswers_timesOutAndCanBeTriedAgain", async (t) => {
  const { byok, page, wallet } = setUp(t, { client: { connectTimeoutMillis: 250 } })
  wallet.deafFor = 1
  await assert.rejects(
    byok.connect(),
    (error) => code("connect_timeout")(error) && error.retryable && /250 ms/.test(error.message),
  )
  assert.equal(byok.getSnapshot().status, "unreachable")
  assert.equal(page.frames.length, 0)
  await byok.connect()
  assert.equal(byok.getSnapshot().status, "ready")
})

test("connect_whenOffline_saysSo", async (t) => {
  const { byok, wallet } = setUp(t, { client: { connectTimeoutMillis: 20 }, page: { onLine: false } })
  wallet.deafFor = 9
  await assert.rejects(byok.connect(), code("offline"))
})

test("connect_whenWalletRefuses_rejectsWithItsError", async (t) => {
  const { byok, wallet } = setUp(t)
  wallet.methods.handshake = () => {
    throw refusal("unsupported_version")
  }
  await assert.rejects(byok.connect(), code("unsupported_version"))
  assert.equal(byok.getSnapshot().status, "unreachable")
})

test("connect_ignored_isNoUnhandledRejection", async (t) => {
  const { byok } = setUp(t, { page: { nested: true } })
  byok.connect()
  await new Promise((done) => setTimeout(done, 10))
  assert.equal(byok.getSnapshot().status, "unreachable")
})

for (const [expected, where, action] of [
  ["nested_frame", { nested: true }, "open-tab"],
  ["opaque_origin", { origin: "null" }, "open-tab"],
]) {
  test(`connect_in_${expected}_isRefusedWithoutAFrame`, async (t) => {
    const { byok, page } = setUp(t, { page: where })
    await assert.rejects(byok.connect(), (error) => code(expected)(error) && error.action === action && !!error.hint)
    assert.equal(page.frames.length, 0)
    assert.equal(await byok.resolve(await byok.connect().catch((error) => error)), true)
    assert.deepEqual(page.tabs, [page.globals.location.href])
  })
}

test("connect_blockedByCsp_namesTheLineToAdd", async (t) => {
  const { byok, page, wallet } = setUp(t)
  wallet.deafFor = 9
  const printed = t.mock.method(console, "error", () => {})
  const connecting = byok.connect()
  page.document.emit("securitypolicyviolation", { effectiveDirective: "img-src", blockedURI: `${WALLET}/x.png` })
  page.document.emit("securitypolicyviolation", {
    effectiveDirective: "frame-src",
    blockedURI: `${WALLET}.evil.example`,
  })
  page.document.emit("securitypolicyviolation", { effectiveDirective: "frame-src", blockedURI: `${WALLET}/bridge` })
  await assert.rejects(
    connecting,
    (error) => code("blocked_by_csp")(error) && error.hint.endsWith(`frame-src ${WALLET}`),
  )
  assert.match(printed.mock.calls[0].arguments[0], /frame-src http:\/\/wallet\.example$/)
})

test("constructor_withoutAnHttpUrl_throws", () => {
  for (const bridgeUrl of ["/bridge", "javascript:alert(1)", undefined, ""])
    assert.throws(() => new ByokClient({ bridgeUrl, appName: "Notes" }), code("invalid_request"))
})

test("constructor_takesNoCoreFromThePrototypeOfAllObjects", (t) => {
  const key = Symbol.for("byok.core")
  Object.prototype[key] = { snapshot: "theirs" }
  t.after(() => delete Object.prototype[key])
  assert.equal(new ByokClient({ bridgeUrl: `${WALLET}/bridge`, appName: "Notes" }).getSnapshot().status, "idle")
})

test("server_constructsAndConnectsToNothing", async () => {
  const byok = new ByokClient({ bridgeUrl: `${WALLET}/bridge`, appName: "Notes" })
  const model = byok.getProvider()("gpt-4o-mini")
  await assert.rejects(byok.connect(), code("no_browser"))
  await assert.rejects(byok.requestGrant({ capabilities: ["language"] }), code("no_browser"))
  await assert.rejects(model.doGenerate({ prompt: [] }), code("no_browser"))
  assert.deepEqual(byok.getServerSnapshot(), { status: "idle", grant: { type: "none" } })
  assert.equal(byok.getServerSnapshot(), byok.getServerSnapshot())
})

test("server_importsEveryEntry_andNothingHappens", () => {
  const { exports } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url)))
  const entries = Object.keys(exports).filter((name) => name !== "./package.json")
  const script = `
    for (const peer of ["ai", "react", "vue"]) await import(peer)
    const before = Object.getOwnPropertyNames(globalThis).length
    const entries = ${JSON.stringify(entries)}.map((name) => "@byokapi/client" + name.slice(1))
    for (const entry of entries) await import(entry)
    const { ByokClient } = await import("@byokapi/client")
    new ByokClient({ bridgeUrl: "${WALLET}/bridge", appName: "Notes" }).getProvider()("m")
    const left = process.getActiveResourcesInfo().filter((name) => name !== "CloseReq")
    console.log(entries.length, Object.getOwnPropertyNames(globalThis).length - before, left)`
  const cwd = new URL(".", import.meta.url)
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd,
    encoding: "utf8",
  })
  assert.deepEqual([stdout, stderr], [`${entries.length} 0 []\n`, ""])
})

test("strictMode_connectDisposeConnect_leavesOneConnection", async (t) => {
  const { byok, page } = setUp(t)
  const first = byok.connect()
  byok.dispose()
  await assert.rejects(first, code("disconnected"))
  assert.equal(byok.getSnapshot().status, "disposed")
  const { ready } = byok
  await byok.connect()
  await ready
  assert.equal(page.frames.length, 1)
  assert.equal(byok.getSnapshot().status, "ready")
})

test("hotReload_aClientInThePlaceOfAnother_isConnected_andTheOtherGone", async (t) => {
  const { byok, client, page, wallet } = setUp(t)
  await byok.connect()
  const model = byok.getProvider()("m")
  byok.dispose()
  const next = client()
  await next.connect()
  assert.equal(page.frames.length, 1)
  assert.deepEqual([next.getSnapshot().status, next.getGrantState().grantId], ["ready", GRANT.grantId])
  await assert.rejects(model.doGenerate({ prompt: [] }), code("disconnected"))
  assert.equal(wallet.made("doLanguage").length, 0, "what the old module left behind asks nothing")
  assert.equal(page.frames.length, 1, "and opens no frame")
})

test("dispose_endsCallsAndSaysBye", async (t) => {
  const { byok, page, wallet } = setUp(t, { methods: { doLanguage: () => new Promise(() => {}) } })
  await byok.connect()
  const answer = byok.getProvider()("m").doGenerate({ prompt: [] })
  await until("the call", () => wallet.made("doLanguage").length)
  byok.dispose()
  await assert.rejects(answer, code("disconnected"))
  await assert.rejects(byok.getProvider()("m").doGenerate({ prompt: [] }), code("disconnected"))
  assert.equal(page.frames.length, 0)
  byok.dispose()
})

test("page_thatReloads_isGreetedAgain", async (t) => {
  const { byok, page, wallet } = setUp(t, { methods: { doLanguage: () => new Promise(() => {}) } })
  await byok.connect()
  const answer = byok.getProvider()("m").doGenerate({ prompt: [] })
  await until("the call", () => wallet.made("doLanguage").length)
  wallet.send({ t: "bye" })
  await assert.rejects(answer, code("disconnected"))
  assert.equal(byok.getSnapshot().status, "connecting")
  page.frames[0].emit("load")
  await byok.ready
  assert.equal(byok.getSnapshot().status, "ready")
  assert.equal(page.frames.length, 1)
})

test("frame_tornOut_isReplacedAtTheNextCall", async (t) => {
  const { byok, page } = setUp(t, { methods: { revokeGrant: () => ({}) } })
  await byok.connect()
  page.frames[0].remove()
  assert.equal(await byok.revokeGrant("g1"), undefined)
  assert.equal(page.frames.length, 1)
})

test("frame_tornOutDuringACall_failsIt", async (t) => {
  const { byok, page, wallet } = setUp(t, { methods: { doLanguage: () => new Promise(() => {}) } })
  await byok.connect()
  const answer = byok.getProvider()("m").doGenerate({ prompt: [] })
  await until("the call", () => wallet.made("doLanguage").length)
  page.frames[0].remove()
  wallet.close()
  await assert.rejects(answer, code("disconnected"))
  assert.equal(byok.getSnapshot().status, "unreachable")
})

test("clients_two_haveTheirOwnFrames", async (t) => {
  const { byok, client, page, wallet } = setUp(t)
  const other = client({ appName: "Other" })
  await Promise.all([byok.connect(), other.connect()])
  assert.equal(page.frames.length, 2)
  assert.deepEqual(
    wallet
      .made("handshake")
      .map(({ a }) => a.appName)
      .sort(),
    ["Notes", "Other"],
  )
  byok.dispose()
  assert.equal(other.getSnapshot().status, "ready")
})

test("connect_whenTheFramesLoadIsNotTold_findsTheWallet", async (t) => {
  const { byok, page, wallet } = setUp(t, { page: { tellsLoads: false } })
  await byok.connect()
  page.frames[0].emit("load")
  await byok.ready
  assert.equal(byok.getSnapshot().status, "ready")
  assert.equal(wallet.hellos.length, 1, "a load that is told late is of the page that answered")
  wallet.send({ t: "bye" })
  await until("the end", () => byok.getSnapshot().status === "connecting")
  page.frames[0].emit("load")
  await until("the next page", () => byok.getSnapshot().status === "ready")
  assert.equal(wallet.hellos.length, 2)
})

test("connect_beforeAPageIsInTheFrame_saysNoHello", async (t) => {
  const { byok, page, wallet } = setUp(t, { page: { tellsLoads: false } })
  const connecting = byok.connect()
  page.frames[0].contentDocument = { URL: "about:blank" }
  await new Promise((done) => setTimeout(done, 1000))
  assert.equal(wallet.hellos.length, 0)
  page.frames[0].contentDocument = null
  await connecting
  assert.equal(wallet.hellos.length, 1)
})
