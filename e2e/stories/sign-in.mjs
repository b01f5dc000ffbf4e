// A key without pasting one: the owner signs in at OpenRouter and comes back with a code. It goes right, it goes wrong in the ways it
// does, and others send codes of their own. Afterwards nothing of it is anywhere but the key, in the vault.
import assert from "node:assert/strict"
import { fill, press, see, sees, until } from "../harness/act.mjs"
import { filesWith } from "../harness/disk.mjs"
import { findSecrets } from "../harness/marks.mjs"
import { storageOf } from "../harness/storage.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { protect, setUp, unlock, visit } from "./owner.mjs"

const DOOR = "Get a key from OpenRouter"
const GIVEN = "OpenRouter gave this wallet a key."

const exchanges = (world) =>
  world.upstream.journal.entries.filter(({ path, method }) => path === "/api/v1/auth/keys" && method === "POST")
const noted = (tab) => tab.evaluate(() => sessionStorage.length)

/** As a link does. Firefox's driver does not hear the end of a navigation that it began out of an isolated page. */
const go = (tab, url) => tab.evaluate((to) => void location.assign(to), url)

/** Leaves for OpenRouter's page. */
async function leave(tab) {
  await press(tab, DOOR)
  await see(tab, "An app wants a key of yours")
}

/** Opens the Keys page of a wallet that the owner set up. */
async function keysPage(world, how = "device") {
  const tab = await setUp(world, { how })
  await visit(tab, "Keys")
  return tab
}

/** The address in the bar says nothing of what came back. */
async function isClean(world, tab) {
  assert.match(tab.url(), new RegExp(`^${world.wallet}/#(keys|start)$`))
  assert.equal(await noted(tab), 0, "the tab's note outlives its use")
}

/** Everything that one of these was in: pages, addresses, history, storage, logs, other sites. */
async function everyPlace(world, tab) {
  const { console: lines, errors, requests } = world.observer
  const steps = await tab.evaluate(() => globalThis.navigation?.entries().map(({ url }) => url) ?? [])
  const toProvider = ({ url }) => url.startsWith(world.upstream.origin)
  return [
    ...lines.map(({ page, text }) => ({ place: `console of ${page}`, text })),
    ...errors.map(({ page, text }) => ({ place: `error of ${page}`, text })),
    ...steps.map((text) => ({ place: "history", text })),
    ...requests
      .filter((each) => !toProvider(each))
      .map(({ url, headers, body }) => ({ place: `request to ${url}`, text: headers + body })),
    { place: "storage", text: await storageOf(tab.mainFrame()) },
    { place: "page", text: await tab.content() },
    { place: "address", text: tab.url() },
  ]
}

/** What a model costs that the wallet is served no price of is what the provider says, to the owner and to apps. */
async function pricedByItself(tab, page) {
  await visit(tab, "Keys")
  await see(tab, "Prices are the provider’s own, as of the check.")
  const models = await page.evaluate(() => app.byok.listModels())
  const fresh = models.find(({ id }) => id === "openrouter/byok/fresh")
  assert.deepEqual(fresh.priceUsd, { inputPerMillionTokens: 0.3, outputPerMillionTokens: 1.2 })
  assert.equal(fresh.contextWindow, 128000)
  assert.match(codeOf(await ask(page, fresh.id, "Hello", { maxOutputTokens: 100 })), /^answered/)
}

/** First of all: setting the wallet up, out and back, under a passphrase. */
export const first = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await world.open(`${world.wallet}/`)
    await protect(tab, "passphrase")
    await leave(tab)
    const [request] = world.upstream.journal.entries.filter(({ path }) => path.startsWith("/auth?"))
    assert.equal(request.headers.referer, undefined)
    assert.equal(new URL(request.path, "http://x").searchParams.get("limit"), null)
    await press(tab, "Authorize")
    await see(tab, "A key from OpenRouter is waiting")
    await isClean(world, tab)
    assert.deepEqual(exchanges(world), [], "a code was exchanged in a locked wallet")
    await world.picture(tab, "sign-in-locked")
    await unlock(tab)
    await see(tab, GIVEN)
    await see(tab, /It opens \d+ models/)
    await world.picture(tab, "sign-in-first")
    await press(tab, "Continue")
    await see(tab, "Your wallet is ready")
    await press(tab, "Open the wallet")
    await visit(tab, "Safety")
    await see(tab, "Key got by signing in")

    const page = await openApp(world)
    await connectAndApprove(world, page, { capabilities: ["language"], models: ["openrouter/byok/*"] })
    assert.match(codeOf(await ask(page, "openrouter/byok/text", "Hello", { maxOutputTokens: 100 })), /^answered/)
    await pricedByItself(tab, page)
    const [{ body, headers }] = exchanges(world)
    const [key] = world.upstream.subKeys.secrets()
    assert.equal(headers.cookie ?? headers.authorization ?? headers.referer, undefined)
    assert.equal(world.upstream.journal.calls()[0].key, key)
    const places = await everyPlace(world, tab)
    assert.deepEqual(findSecrets([key, body.code_verifier, body.code], places), [])
    assert.deepEqual(await world.observer.complaints(), [])

    await world.browser.close()
    assert.ok(filesWith(world.launched.profile, [Buffer.from("byok-vault")]).length > 0, "the search sees no files")
    assert.deepEqual(filesWith(world.launched.profile, [Buffer.from(key), Buffer.from(body.code_verifier)]), [])
  })

/** A limit and an end that the provider takes over, and that it leaves aside. */
export const limited = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await keysPage(world)
    await press(tab, "Limit the key itself")
    await fill(tab, "Most it may spend there, in US dollars", "0")
    await press(tab, DOOR)
    await see(tab, "Enter dollars above 0")
    await fill(tab, "Most it may spend there, in US dollars", "2.50")
    await fill(tab, "It ends there", "In 30 days")
    await leave(tab)
    await press(tab, "Authorize")
    await see(tab, "OpenRouter confirms the limits")
    const [made] = world.upstream.subKeys.list()
    assert.deepEqual([made.name, made.limit, made.limit_reset], ["BYOK wallet", 2.5, "monthly"])
    const days = (Date.parse(made.expires_at) - Date.now()) / 86_400_000
    assert.ok(days > 29.9 && days <= 30, `${days} days`)

    world.upstream.signIns.ignoresWishes = true
    await press(tab, "Limit the key itself")
    await fill(tab, "Most it may spend there, in US dollars", "1")
    await leave(tab)
    await press(tab, "Authorize")
    await see(tab, "Not limited there")
    await see(tab, "Set it at OpenRouter")
    await world.picture(tab, "sign-in-not-limited")
    assert.equal(world.upstream.subKeys.list().length, 2)
  })

/** What was begun stands until the owner begins anew. Firefox's driver loses a page that comes out of the browser's cache. */
async function byTheBackButton(world, tab) {
  if (world.engine !== "chromium") return
  await leave(tab)
  await tab.evaluate(() => void history.back())
  await see(tab, "Without copying a key")
  await until("the page to be as before", async () => !(await sees(tab, "Going to OpenRouter")))
  assert.ok(!(await sees(tab, GIVEN)))
}

/** What goes wrong there or on the way: nothing is saved, nothing is lost, and it can be done again. */
export const wrong = (mode) =>
  withWorld(mode, {}, async (world) => {
    const { signIns, subKeys } = world.upstream
    const tab = await keysPage(world)
    await leave(tab)
    await press(tab, "Cancel")
    await see(tab, "OpenRouter gave no key")
    await isClean(world, tab)

    await byTheBackButton(world, tab)

    signIns.instead = "cut"
    await leave(tab)
    await press(tab, "Authorize")
    await see(tab, "OpenRouter could not be reached")
    await isClean(world, tab)
    await world.picture(tab, "sign-in-unreachable")
    signIns.instead = { status: 503, body: {} }
    await press(tab, "Try again")
    await see(tab, "cannot answer at the moment")
    signIns.instead = null
    await press(tab, "Try again")
    await see(tab, GIVEN)
    assert.equal(subKeys.list().length, 1)

    signIns.instead = "lost"
    await leave(tab)
    await press(tab, "Authorize")
    await see(tab, "OpenRouter could not be reached")
    signIns.instead = null
    await press(tab, "Try again")
    await see(tab, "OpenRouter does not take the code")
    assert.ok(!(await sees(tab, "Try again")))
    assert.equal(subKeys.list().length, 2, "a key was made twice")

    signIns.instead = { status: 200, body: { key: "no key at all" } }
    await leave(tab)
    await press(tab, "Authorize")
    await see(tab, "answered, but with no key")
    signIns.instead = null
    await tab.reload()
    await see(tab, "ends in")
    assert.ok(!(await sees(tab, "answered, but with no key")))
  })

/** Codes that this tab did not ask for: a stranger's, the same again, one of another tab. */
export const attacks = (mode) =>
  withWorld(mode, {}, async (world) => {
    const { signIns } = world.upstream
    const theirs = () => signIns.codeFor("x".repeat(43))
    const tab = await keysPage(world)
    // Another site sends the owner.
    const sent = async (query) => {
      await go(tab, world.appUrl("evil"))
      await see(tab, "ready")
      await go(tab, `${world.wallet}/?${query}`)
      await see(tab, "This tab asked for no such key")
      assert.match(tab.url(), /\/#keys$/)
    }
    await sent(`signin=${"A".repeat(22)}&code=${theirs()}`)
    await sent(`signin=&code=${theirs()}`)
    await sent("signin=x&error=access_denied")

    // While one is under way in this tab, theirs is refused and the owner's goes on.
    await leave(tab)
    const own = await tab.$eval("a", ({ href }) => href)
    await sent(`signin=${"A".repeat(22)}&code=${theirs()}`)
    assert.deepEqual(exchanges(world), [])

    // One who even learnt the state has a code for another challenge.
    const state = new URL(new URL(own).searchParams.get("callback_url")).searchParams.get("signin")
    await go(tab, `${world.wallet}/?signin=${state}&code=${theirs()}`)
    await see(tab, "OpenRouter does not take the code")
    await isClean(world, tab)
    assert.equal(exchanges(world).length, 1)
    await theOwners(world, tab)
  })

/** The owner's own return counts once, and in the tab that began it. */
async function theOwners(world, tab) {
  const { subKeys } = world.upstream
  await leave(tab)
  const own = await tab.$eval("a", ({ href }) => href)
  // In another tab the owner's own return counts for nothing; in its own it does, once.
  const other = await world.open(own)
  await see(other, "This tab asked for no such key")
  await other.close()
  await tab.bringToFront()
  await go(tab, own)
  await see(tab, GIVEN)
  const returned = world.observer.requests.findLast(({ url }) => url.startsWith(`${world.wallet}/?signin=`))?.url
  await go(tab, returned ?? own)
  await see(tab, "This tab asked for no such key")
  assert.equal(subKeys.list().length, 1)
  assert.equal(exchanges(world).length, 2)
}
