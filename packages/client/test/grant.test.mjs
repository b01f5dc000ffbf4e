import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { ByokError } from "@byokapi/client"
import { until, WALLET } from "./browser.mjs"
import { setUp } from "./setup.mjs"

const approved = { type: "approved", grantId: "g2", capabilities: ["language"], models: ["*"], expiresAt: null }
const LANGUAGE = { capabilities: ["language"] }
const NONE = { grant: { type: "none" } }
const later = () => new Promise(() => {})

test("requestGrant_opensTheWindowInTheClickAndAsksTheWallet", async (t) => {
  const { byok, page, wallet } = setUp(t, { methods: { requestGrant: () => approved }, wallet: NONE })
  const asked = byok.requestGrant({ ...LANGUAGE, budget: { usd: 2, per: "day" }, purpose: "Summaries" })
  assert.equal(page.popups.length, 1)
  const [popup] = page.popups
  assert.deepEqual(
    [popup.url, popup.name, popup.features],
    [`${WALLET}/consent#${popup.url.split("#")[1]}`, "byok-consent", "popup,width=420,height=720"],
  )
  assert.deepEqual(await asked, approved)
  const { requestId, ...rest } = wallet.made("requestGrant")[0].a
  assert.equal(popup.url, `${WALLET}/consent#${requestId}`)
  assert.match(requestId, /^[0-9a-f]{32}$/)
  assert.deepEqual(rest, { ...LANGUAGE, budget: { usd: 2, per: "day" }, purpose: "Summaries", appName: "Notes" })
  assert.equal(byok.getActiveGrantId(), "g2")
  assert.equal(popup.closed, false)
})

test("requestGrant_denied_isAnAnswer", async (t) => {
  const denied = { type: "denied", reason: "refused" }
  const { byok } = setUp(t, { methods: { requestGrant: () => denied }, wallet: NONE })
  assert.deepEqual(await byok.requestGrant(LANGUAGE), denied)
  assert.equal(byok.getActiveGrantId(), undefined)
})

test("requestGrant_withTheWindowBlocked_rejects", async (t) => {
  const { byok, page, wallet } = setUp(t)
  page.blocksPopups = true
  await assert.rejects(byok.requestGrant(LANGUAGE), (error) => {
    assert.ok(error instanceof ByokError)
    assert.equal(error.code, "popup_blocked")
    assert.match(error.hint, /click/)
    return true
  })
  assert.equal(wallet.made("requestGrant").length, 0)
})

test("requestGrant_inAFrame_opensNothing", async (t) => {
  const { byok, page } = setUp(t, { page: { nested: true } })
  await assert.rejects(byok.requestGrant(LANGUAGE), { code: "nested_frame" })
  assert.equal(page.popups.length, 0)
})

test("requestGrant_withAFieldThatNobodyHears_opensNothing", async (t) => {
  const { byok, page, wallet } = setUp(t)
  const refused = [
    ["maxUsdPerReqest", { ...LANGUAGE, maxUsdPerReqest: 0.01 }],
    ["requestId", { ...LANGUAGE, requestId: "r1" }],
    ["rolling", { ...LANGUAGE, budget: { usd: 1, per: "day", rolling: true } }],
    [
      "limit",
      {
        ...LANGUAGE,
        budgets: [
          { usd: 1, per: "day" },
          { usd: 2, per: "hour", limit: 1 },
        ],
      },
    ],
    ["localOnly strict", { ...LANGUAGE, "localOnly strict": true }],
  ]
  for (const [field, request] of refused) {
    await assert.rejects(byok.requestGrant(request), (error) => {
      assert.deepEqual([error.code, error.details.field], ["invalid_request", field])
      return error.message.includes(field)
    })
  }
  assert.equal(page.popups.length, 0)
  assert.equal(wallet.made("requestGrant").length, 0)
})

const vectors = (kind) =>
  JSON.parse(readFileSync(new URL(`../../../protocol/vectors/${kind}/grant-request.json`, import.meta.url), "utf8"))
    .filter(
      ({ name, value }) => !/^(requestId|appName|not an object)/.test(name) && !JSON.stringify(value).includes('"$"'),
    )
    .map(({ name, value: { requestId, appName, ...request } }) => [name, request])

/** Left to the wallet: which characters a purpose may have. */
const ofTheWallet = (name) => /^purpose with/.test(name)

for (const [name, request] of vectors("reject").filter(([name]) => !ofTheWallet(name)))
  test(`requestGrant_thatTheWalletRefuses_${name}_opensNothing`, async (t) => {
    const { byok, page, wallet } = setUp(t)
    await assert.rejects(byok.requestGrant(request), (error) => {
      assert.equal(error.code, "invalid_request")
      return error.message.includes(error.details.field)
    })
    assert.equal(page.popups.length + wallet.calls.length, 0)
  })

for (const [name, request] of vectors("accept"))
  test(`requestGrant_thatTheWalletTakes_${name}_asks`, async (t) => {
    const { byok, page } = setUp(t, { methods: { requestGrant: () => approved }, wallet: NONE })
    assert.deepEqual(await byok.requestGrant(request), approved)
    assert.equal(page.popups.length, 1)
  })

test("requestGrant_withAnUndefinedField_asks", async (t) => {
  const { byok } = setUp(t, { methods: { requestGrant: () => approved }, wallet: NONE })
  assert.deepEqual(await byok.requestGrant({ ...LANGUAGE, other: undefined }), approved)
})

test("requestGrant_windowClosed_isDismissed", async (t) => {
  let settle
  const { byok, page, wallet } = setUp(t, {
    methods: {
      requestGrant: () => new Promise((done) => (settle = done)),
      dismissConsent: () => (settle({ type: "denied", reason: "dismissed" }), {}),
    },
  })
  const asked = byok.requestGrant(LANGUAGE)
  await until("the request", () => wallet.made("requestGrant").length)
  page.popups[0].close()
  assert.deepEqual(await asked, { type: "denied", reason: "dismissed" })
  const { requestId } = wallet.made("requestGrant")[0].a
  assert.deepEqual(wallet.made("dismissConsent")[0].a, { requestId, unsure: true })
})

test("requestGrant_decidedWhileTheWindowCloses_keepsTheDecision", async (t) => {
  let settle
  const { byok, page, wallet } = setUp(t, {
    methods: {
      requestGrant: () => new Promise((done) => (settle = done)),
      dismissConsent: async () => (settle(approved), await null, {}),
    },
  })
  const asked = byok.requestGrant(LANGUAGE)
  await until("the request", () => wallet.made("requestGrant").length)
  page.popups[0].close()
  assert.deepEqual(await asked, approved)
})

test("requestGrant_windowClosedBeforeTheWalletAnswers_isDismissed", async (t) => {
  const { byok, page, wallet } = setUp(t)
  wallet.deafFor = 9
  const asked = byok.requestGrant(LANGUAGE)
  await new Promise((done) => setTimeout(done, 1100))
  page.popups[0].close()
  assert.deepEqual(await asked, { type: "denied", reason: "dismissed" })
})

test("requestGrant_whereTheWalletNeedsNoOpener_opensTheIsolatedWindow", async (t) => {
  const { byok, page } = setUp(t, {
    methods: { requestGrant: () => approved },
    wallet: { ...NONE, consent: "isolated" },
  })
  await byok.connect()
  assert.deepEqual(await byok.requestGrant(LANGUAGE), approved)
  assert.match(page.popups[0].url, /\/consent-isolated#[0-9a-f]{32}$/)
})

test("requestGrant_windowOutOfReach_waitsForTheWallet", async (t) => {
  let settle
  const { byok, page, wallet } = setUp(t, {
    methods: {
      requestGrant: () => new Promise((done) => (settle = done)),
      dismissConsent: () => ({ waits: true }),
    },
  })
  const asked = byok.requestGrant(LANGUAGE)
  page.popups[0].close()
  await until("the question whether it is there", () => wallet.made("dismissConsent").length)
  settle(approved)
  assert.deepEqual(await asked, approved)
})

test("requestGrant_twice_bringsTheWindowToTheFront", async (t) => {
  let settle
  const { byok, page, wallet } = setUp(t, { methods: { requestGrant: () => new Promise((done) => (settle = done)) } })
  const first = byok.requestGrant(LANGUAGE)
  const second = byok.requestGrant(LANGUAGE)
  assert.equal(first, second)
  await until("the request", () => settle)
  settle(approved)
  assert.deepEqual(await second, approved)
  assert.equal(page.popups.length, 1)
  assert.equal(page.popups[0].focused, 1)
  assert.equal(wallet.made("requestGrant").length, 1)
})

test("requestGrant_whenTheWalletCannotBeReached_rejectsAndClosesTheWindow", async (t) => {
  const { byok, page, wallet } = setUp(t, { client: { connectTimeoutMillis: 20 } })
  wallet.deafFor = 9
  await assert.rejects(byok.requestGrant(LANGUAGE), { code: "connect_timeout" })
  assert.equal(page.popups[0].closed, true)
})

test("dispose_duringARequest_closesTheWindow", async (t) => {
  const { byok, page } = setUp(t, { methods: { requestGrant: later } })
  const asked = byok.requestGrant(LANGUAGE)
  await byok.connect()
  byok.dispose()
  await assert.rejects(asked, { code: "disconnected" })
  assert.equal(page.popups[0].closed, true)
  await byok.connect()
})

test("requestGrant_afterDispose_connectsAgain", async (t) => {
  const { byok } = setUp(t, { methods: { requestGrant: () => approved } })
  byok.dispose()
  assert.deepEqual(await byok.requestGrant(LANGUAGE), approved)
  assert.equal(byok.getSnapshot().status, "ready")
})

test("reconnect_renewsALapsedSession", async (t) => {
  const renewed = { protocol: 1, status: "ready", grant: { type: "granted", grantId: "g1" } }
  const { byok, page, wallet } = setUp(t, { methods: { reconnect: () => renewed }, wallet: { status: "lapsed" } })
  await byok.connect()
  assert.equal(byok.getSnapshot().status, "needs-click")
  const renewing = byok.reconnect()
  assert.equal(page.popups.length, 1)
  assert.equal(await renewing, undefined)
  assert.deepEqual(Object.keys(wallet.made("reconnect")[0].a).sort(), ["appName", "requestId"])
  assert.equal(byok.getSnapshot().status, "ready")
})

test("reconnect_dismissed_rejectsAndStaysLapsed", async (t) => {
  const { byok, page } = setUp(t, {
    methods: { reconnect: later, dismissConsent: () => ({}) },
    wallet: { status: "lapsed" },
  })
  await byok.connect()
  const renewing = byok.reconnect()
  page.popups[0].close()
  await assert.rejects(renewing, { code: "session_lapsed" })
  assert.equal(byok.getSnapshot().status, "needs-click")
})

test("revokeGrant_asksTheWallet", async (t) => {
  const { byok, wallet } = setUp(t, { methods: { revokeGrant: () => ({}) } })
  assert.equal(await byok.revokeGrant("g1"), undefined)
  assert.deepEqual(wallet.made("revokeGrant")[0].a, { grantId: "g1" })
})

test("resolve_opensThePlaceInTheWallet", async (t) => {
  const { byok, page } = setUp(t)
  const error = (action, code = "locked") => new ByokError({ code, message: "x", action })
  for (const action of ["unlock", "add-key", "raise-limit", "open-tab"])
    assert.equal(await byok.resolve(error(action)), true)
  assert.deepEqual(
    page.tabs,
    ["/#unlock", "/#keys", "/#apps", "/"].map((place) => WALLET + place),
  )
  const unknown = ["constructor", "__proto__", "toString", "erase"].map((action) => error(action))
  for (const nothing of [error("none"), ...unknown, new Error("x"), undefined, "text"])
    assert.equal(await byok.resolve(nothing), false)
  assert.equal(page.tabs.length, 4)
})

test("resolve_reconnects_findingTheErrorInsideOthers", async (t) => {
  const { byok, page } = setUp(t, { methods: { reconnect: () => ({ status: "ready", grant: { type: "none" } }) } })
  const lapsed = new ByokError({ code: "session_lapsed", message: "x", action: "reconnect" })
  assert.equal(await byok.resolve(Object.assign(new Error("gave up"), { lastError: lapsed })), true)
  assert.equal(page.popups.length, 1)
  byok.dispose()
  assert.equal(await byok.resolve(new ByokError({ code: "disconnected", message: "x", action: "reconnect" })), true)
  assert.equal(byok.getSnapshot().status, "ready")
  assert.equal(page.popups.length, 1)
})
