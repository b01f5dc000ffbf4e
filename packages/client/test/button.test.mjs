import assert from "node:assert/strict"
import { test } from "node:test"
import { ByokError } from "@byokapi/client"
import { mountConnectButton } from "@byokapi/client/button"
import { GRANT, refusal, until } from "./browser.mjs"
import { reported, setUp } from "./setup.mjs"

/** As much of an element as the button touches. */
class Element {
  dataset = {}
  attributes = {}
  children = []
  textContent = ""
  setAttribute(name, value) {
    this.attributes[name] = value
  }
  append(...children) {
    for (const child of children) child.parent = this
    this.children.push(...children)
  }
  remove() {
    this.parent.children = this.parent.children.filter((child) => child !== this)
  }
}

const request = { capabilities: ["language"] }

/** The button of a client on a page with a wallet. */
function mounted(t, how = {}, options = {}) {
  const world = setUp(t, how)
  const { document } = globalThis
  const frame = document.createElement.bind(document)
  document.createElement = (tag) => (tag === "iframe" ? frame(tag) : Object.assign(new Element(), { tag }))
  const place = new Element()
  const unmount = mountConnectButton(place, { client: world.byok, request, ...options })
  const [button, note] = place.children
  const becomes = (state) => until(state, () => button.dataset.state === state)
  return { ...world, place, button, note, unmount, becomes }
}

test("button_isOne_andSaysHowItStands", async (t) => {
  const { button, note, becomes } = mounted(t, { wallet: { grant: { type: "none" } } })
  assert.deepEqual([button.tag, button.type, note.attributes.role], ["button", "button", "status"])
  assert.deepEqual([button.dataset.state, button.attributes["aria-busy"]], ["connecting", "true"])
  await becomes("connect")
  assert.deepEqual([button.textContent, button.attributes["aria-busy"]], ["Connect your AI wallet", "false"])
})

test("request_thatThrows_isToldAndOpensNoWindow", async (t) => {
  const told = []
  const wrong = () => {
    throw new ByokError(refusal("invalid_request"))
  }
  const options = { request: wrong, onError: (error) => told.push(error) }
  const { button, note, becomes, page } = mounted(t, { wallet: { grant: { type: "none" } } }, options)
  await becomes("connect")
  button.onclick()
  await until("the sentence", () => note.textContent)
  assert.deepEqual([told.length, page.popups.length, button.dataset.state], [1, 0, "connect"])
})

test("click_withoutAGrant_opensTheWindowInTheClick", async (t) => {
  let approve
  const methods = { requestGrant: () => new Promise((done) => (approve = done)) }
  const { button, becomes, page } = mounted(t, { methods, wallet: { grant: { type: "none" } } })
  await becomes("connect")
  button.onclick()
  assert.equal(page.popups.length, 1)
  assert.equal(button.dataset.state, "asking")
  button.onclick()
  assert.equal(page.popups[0].focused, 1)
  await until("the request", () => approve)
  approve({ ...GRANT, type: "approved" })
  await becomes("connected")
})

test("click_whereASessionLapsed_reconnects", async (t) => {
  const methods = { reconnect: () => ({ protocol: 1, status: "ready", grant: GRANT }) }
  const { button, becomes, page } = mounted(t, { methods, wallet: { status: "lapsed" } })
  await becomes("reconnect")
  button.onclick()
  assert.equal(page.popups.length, 1)
  await becomes("connected")
})

for (const [state, status, place] of [
  ["unlock", "locked", "#unlock"],
  ["connected", "ready", "#apps/g1"],
])
  test(`click_${state}_opensTheWalletAt_${place}`, async (t) => {
    const { button, becomes, page } = mounted(t, { wallet: { status } })
    await becomes(state)
    button.onclick()
    assert.deepEqual(page.tabs, [`http://wallet.example/${place}`])
  })

test("failure_isSaid_andTriedAgainByAClick", async (t) => {
  const errors = []
  const how = { client: { connectTimeoutMillis: 200 } }
  const { button, note, becomes, wallet } = mounted(t, how, { onError: (error) => errors.push(error.code) })
  wallet.deafFor = 2
  await becomes("retry")
  await until("the sentence", () => note.textContent.includes("200 ms"))
  assert.deepEqual(errors, ["connect_timeout"])
  wallet.deafFor = 0
  button.onclick()
  await becomes("connected")
  assert.equal(note.textContent, "")
})

test("putElsewhere_afterAFailure_saysItAndTriesNothing", async (t) => {
  const how = { client: { connectTimeoutMillis: 200 } }
  const { byok, becomes, wallet, unmount } = mounted(t, how)
  wallet.deafFor = 9
  await becomes("retry")
  unmount()
  const place = new Element()
  mountConnectButton(place, { client: byok, request })
  const [button, note] = place.children
  await until("the sentence", () => note.textContent.includes("200 ms"))
  assert.equal(button.dataset.state, "retry")
  assert.equal(byok.getSnapshot().status, "unreachable")
})

test("click_asksAFunctionForTheRequest_andTellsTheAnswer", async (t) => {
  const answers = []
  const asked = { capabilities: ["image"] }
  const methods = { requestGrant: () => ({ type: "denied", reason: "refused" }) }
  const options = { request: () => asked, onAnswer: (answer) => answers.push(answer) }
  const { button, becomes, wallet } = mounted(t, { methods, wallet: { grant: { type: "none" } } }, options)
  await becomes("connect")
  button.onclick()
  await until("the answer", () => answers.length)
  assert.deepEqual(answers, [{ type: "denied", reason: "refused" }])
  assert.deepEqual(wallet.made("requestGrant")[0].a.capabilities, ["image"])
})

test("clicks_onOneQuestion_areToldOneAnswer", async (t) => {
  let approve
  const answers = []
  const requests = [{ capabilities: ["language"] }]
  const options = { request: () => requests.shift(), onAnswer: ({ type }) => answers.push(type) }
  const methods = { requestGrant: () => new Promise((done) => (approve = done)) }
  const { button, becomes, page } = mounted(t, { methods, wallet: { grant: { type: "none" } } }, options)
  await becomes("connect")
  for (let click = 0; click < 3; click++) button.onclick()
  assert.deepEqual([page.popups.length, page.popups[0].focused], [1, 2])
  await until("the request", () => approve)
  approve({ ...GRANT, type: "approved" })
  await becomes("connected")
  assert.deepEqual(answers, ["approved"])
})

test("answer_toAWindowOpenedAnew_isTheOneThatIsTold", async (t) => {
  const answers = []
  const requests = []
  const methods = {
    requestGrant: () => new Promise((done) => requests.push(done)),
    dismissConsent: () => ({ waits: true }),
  }
  const options = { onAnswer: (answer) => answers.push(answer.reason ?? answer.type) }
  const { button, becomes, page } = mounted(t, { methods, wallet: { grant: { type: "none" } } }, options)
  await becomes("connect")
  button.onclick()
  await until("the request", () => requests.length === 1)
  page.popups[0].close()
  button.onclick()
  await until("the second request", () => requests.length === 2)
  requests[0]({ type: "denied", reason: "dismissed" })
  requests[1]({ ...GRANT, type: "approved" })
  await becomes("connected")
  assert.deepEqual([page.popups.length, answers], [2, ["approved"]])
})

for (const [what, how] of [
  ["request", { request: () => fail(), onError: undefined }],
  ["onError", { request: { capabilities: ["language"], nope: 1 }, onError: () => fail() }],
  ["onAnswer", { onAnswer: () => fail() }],
])
  test(`appsOwn_${what}_thatThrows_leavesTheButtonAsTheWalletStands`, async (t) => {
    const thrown = reported(t)
    const methods = { requestGrant: () => ({ type: "denied", reason: "refused" }) }
    const { button, becomes } = mounted(t, { methods, wallet: { grant: { type: "none" } } }, how)
    await becomes("connect")
    button.onclick()
    assert.equal(button.dataset.state, "asking")
    await until("the report", () => thrown.length)
    assert.deepEqual([button.dataset.state, button.attributes["aria-busy"]], ["connect", "false"])
    assert.deepEqual(thrown, ["the app's own"])
  })

const fail = () => {
  throw new Error("the app's own")
}

test("failure_isForgotten_onceTheWalletStandsOtherwise", async (t) => {
  const { byok, wallet, note, becomes } = mounted(t, { client: { connectTimeoutMillis: 200 } })
  wallet.deafFor = 9
  await becomes("retry")
  await until("the sentence", () => note.textContent.includes("200 ms"))
  await byok.connect().catch(() => {})
  await until("the sentence of the app's own attempt", () => note.textContent.includes("200 ms"))
  wallet.deafFor = 0
  await byok.connect()
  await becomes("connected")
  assert.equal(note.textContent, "")
})

test("denied_leavesItAsItWas_andRefusalsAreSaid", async (t) => {
  const answers = [{ type: "denied", reason: "dismissed" }]
  const requestGrant = () => {
    if (answers.length) return answers.shift()
    throw refusal("rate_limited", { message: "Five a minute." })
  }
  const { button, note, becomes } = mounted(t, { methods: { requestGrant }, wallet: { grant: { type: "none" } } })
  await becomes("connect")
  for (const sentence of ["", "Five a minute."]) {
    button.onclick()
    assert.equal(button.dataset.state, "asking")
    await becomes("connect")
    assert.equal(note.textContent, sentence)
  }
})

test("labels_areTheApps_andUnmountTakesItAway", async (t) => {
  const { button, becomes, place, unmount, byok, wallet } = mounted(t, {}, { labels: { connected: "Verbunden" } })
  await becomes("connected")
  assert.equal(button.textContent, "Verbunden")
  unmount()
  assert.deepEqual(place.children, [])
  wallet.event("onStatusChanged", { status: "locked" })
  await until("the lock", () => byok.getSnapshot().status === "locked")
  assert.equal(button.dataset.state, "connected")
})
