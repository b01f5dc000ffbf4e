// Whose turn it is: two tabs of the wallet at one model, a wallet that is locked meanwhile, apps before one engine, and an engine that hangs.
import assert from "node:assert/strict"
import { press, see, sees, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { call, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { download, LONG, MODEL, recites, twoApart, unreadAnswer, withoutKeys } from "./local.mjs"
import { protect, unlock, visit } from "./owner.mjs"

/** A download in one tab is nobody else's: another tab sees it, writes nothing, and has the model when it came. */
export const tabs = (mode) =>
  withWorld(mode, {}, async (world) => {
    const { faults, requests } = world.files
    const tab = await withoutKeys(world)
    faults.pauseMillis = 300
    await press(tab, `Download: ${MODEL.name}`)
    await see(tab, /\d+ KB of 435 KB/)
    const second = await world.open(`${world.wallet}/`)
    await visit(second, "Keys", "Another tab of the wallet is busy with it.")
    await world.picture(second, "local-other-tab")
    assert.ok(!(await sees(second, "Cancel")))
    faults.pauseMillis = 0
    for (const each of [second, tab]) {
      await each.bringToFront()
      await see(each, `Apps ask for it as ${MODEL.id}.`)
    }
    assert.deepEqual(requests, [0])
    await press(tab, `Delete: ${MODEL.name}`)
    await press(tab, `Delete ${MODEL.name}`)
    await second.bringToFront()
    await download(second)
  })

/** A download goes on while the wallet is locked, once, and the page that is opened then shows it. */
export const locked = (mode) =>
  withWorld(mode, {}, async (world) => {
    const { faults, requests } = world.files
    const tab = await world.open(`${world.wallet}/`)
    await protect(tab, "passphrase")
    await press(tab, "Skip for now")
    await press(tab, "Open the wallet")
    await visit(tab, "Keys", MODEL.name)
    faults.pauseMillis = 300
    await press(tab, `Download: ${MODEL.name}`)
    await see(tab, /\d+ KB of 435 KB/)
    await press(tab, "Lock now")
    await unlock(tab)
    await see(tab, "Downloading")
    faults.pauseMillis = 0
    await see(tab, `Apps ask for it as ${MODEL.id}.`)
    assert.deepEqual(requests, [0])
  })

/** Two apps wait while the engine is another's: the owner sees that, nobody says they are answered, and then both are. */
export const line = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    const pages = await twoApart(world)
    await tab.bringToFront()
    await tab.evaluate(holdEngine)
    const answers = pages.map((page) => recites(page))
    await see(tab, "An app’s request is running, 2 wait.")
    await world.picture(tab, "local-line")
    await visit(tab, "Overview", "Waits its turn: one request at a time runs in this browser.")
    await visit(tab, "Activity", "Waits its turn")
    assert.ok(!(await sees(tab, "Answering")), "a request that waits is not being answered")
    await tab.evaluate(() => letGo())
    await Promise.all(answers)
    await see(tab, /Free .*Free/)
    assert.ok(!(await sees(tab, "Waits its turn")))
    await visit(tab, "Keys", MODEL.name)
    assert.ok(!(await sees(tab, "request is running")))
  })

/** Many requests of one app take one place in the line: the other app's comes second, not last. */
export const fair = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    const [greedy, other] = await twoApart(world)
    await tab.bringToFront()
    await tab.evaluate(holdEngine)
    const order = []
    const answers = []
    const asks = (page, name) => answers.push(recites(page).then(() => order.push(name)))
    for (let at = 1; at <= 4; at++) {
      asks(greedy, "greedy")
      await see(tab, at === 1 ? ", 1 waits." : `, ${at} wait.`)
    }
    asks(other, "other")
    await see(tab, "An app’s request is running, 5 wait.")
    assert.equal(await tab.evaluate(inLine), 2)
    await tab.evaluate(() => letGo())
    await Promise.all(answers)
    assert.deepEqual(order, ["greedy", "other", "greedy", "greedy", "greedy"])
  })

const inLine = async () => (await navigator.locks.query()).pending.filter(({ name }) => name === "byok-engine").length

/** In the wallet's page: has the engine's turn until `letGo()`. */
const holdEngine = () =>
  new Promise((got) => {
    navigator.locks.request("byok-engine", () => {
      got()
      return new Promise((release) => (globalThis.letGo = release))
    })
  })

/** An engine whose code never comes: its app gives it up, and the next request has its turn. */
export const hung = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab)
    const [page, other] = await twoApart(world)
    await world.bridge(page).evaluate(codeNeverComes)
    await page.evaluate(beginAndKeep, MODEL.id)
    await until("the engine to hang", () => world.bridge(page).evaluate(() => globalThis.hangs))
    const answer = recites(other)
    await tab.bringToFront()
    await see(tab, "An app’s request is running, 1 waits.")
    await page.evaluate(() => globalThis.kept.abort())
    await answer
    assert.equal(codeOf(await page.evaluate(() => globalThis.keptAnswer)), "AbortError")
    await world.bridge(page).evaluate(() => globalThis.codeComes())
    await recites(page)
  })

/** In a bridge: the engine's own code is asked for, and does not come. */
function codeNeverComes() {
  const { fetch } = globalThis
  globalThis.fetch = (url, ...more) => {
    if (!String(url).includes("wllama")) return fetch(url, ...more)
    globalThis.hangs = true
    return new Promise(() => {})
  }
  globalThis.codeComes = () => (globalThis.fetch = fetch)
}

function beginAndKeep(model) {
  globalThis.kept = new AbortController()
  globalThis.keptAnswer = app.settled(app.stream(model, "Hello", { abortSignal: globalThis.kept.signal }))
}

/** An answer that its app does not read ends where the owner stops it. */
export const unreadStopped = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await withoutKeys(world)
    await download(tab, LONG)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    await page.evaluate(unreadAnswer, LONG.id.split("/")[1], 2000)
    await page.evaluate(readOnce)
    await visit(tab, "Overview", "tiny-count")
    await press(tab, /^Stop/)
    await visit(tab, "Activity", "Stopped")
    assert.equal((await call(page, "ask", LONG.id, "Hello", { maxOutputTokens: 5 })).error, undefined)
  })

/** In an app's page: reads the first piece of the answer that it keeps. */
async function readOnce() {
  globalThis.reader = globalThis.kept.body.getReader()
  await globalThis.reader.read()
}
