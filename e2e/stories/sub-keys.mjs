// Where the owner gave OpenRouter's management key, a session in another storage partition is opened by a key made for it alone.
import assert from "node:assert/strict"
import { fill, press, see, sees, until } from "../harness/act.mjs"
import { filesWith } from "../harness/disk.mjs"
import { markedKey } from "../harness/marks.mjs"
import { EXACT_COST } from "../harness/tables.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { approve, revokeApp, setUp, unlock, visit } from "./owner.mjs"

const MODEL = "openrouter/byok/exact"
const CALL = { maxOutputTokens: 100 }
const PAYING = { capabilities: ["language"], models: ["openrouter/byok/*"], requestsPerMinute: 300 }

const marked = () => ({ openrouter: [markedKey("sk-or-mark")], management: [markedKey("sk-or-manage")] })

/** A wallet with OpenRouter's key and, if `managed`, its management key. */
async function withOpenRouter(world, keys, { managed = true, how = "device" } = {}) {
  const owner = await setUp(world, { how, provider: "OpenRouter", key: keys.openrouter[0] })
  if (managed) {
    await visit(owner, "Keys")
    await press(owner, "Limit apps there: OpenRouter")
    await fill(owner, "Management key", "sk-or-not-a-management-key")
    await press(owner, "Check and keep")
    await see(owner, "OpenRouter does not accept the management key")
    await fill(owner, "Management key", keys.management[0])
    await press(owner, "Check and keep")
    await see(owner, "get a limited key of their own")
    assert.deepEqual(world.upstream.subKeys.list(), [], "the key that was made as a proof still stands")
  }
  return owner
}

const keysUsed = (world) => [...new Set(world.upstream.journal.calls().map(({ key }) => key))]

/** What anyone who took the session's key can do with it. */
const steal = async (world, key, tokens) => {
  const answer = await fetch(`${world.upstream.origin}/api/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ model: "byok/exact", messages: [{ role: "user", content: "x" }], max_tokens: tokens }),
  })
  await answer.text()
  return answer.status
}

/** The key that reaches the provider is worth the slice, there too; revoking ends it at the provider at once. */
export const capped = (mode) => {
  const keys = marked()
  return withWorld(mode, { keys }, async (world) => {
    const { subKeys } = world.upstream
    const owner = await withOpenRouter(world, keys)
    const page = await openApp(world)
    const { outcome } = await click(page, "requestGrant", { ...PAYING, budget: { usd: 0.05, per: "total" } })
    const window = await world.consent()
    await see(window, "OpenRouter stops it at its part of this by itself")
    await world.picture(window, "sub-key-consent")
    const answer = outcome()
    await approve(window, { rate: 300 })
    assert.equal((await answer).value?.type, "approved")

    assert.match(codeOf(await ask(page, MODEL, "Hello", CALL)), /^answered/)
    const [used, ...others] = keysUsed(world)
    assert.deepEqual(others, [])
    assert.ok(subKeys.secrets().includes(used), "the key that reached the provider was not made for the session")
    assert.deepEqual(
      subKeys.list().map(({ limit, usage }) => ({ limit, usage })),
      [{ limit: 0.05, usage: EXACT_COST }],
    )
    await visit(owner, "Apps")
    await see(owner, "OpenRouter itself stops it at $0.05")
    await world.picture(owner, "sub-key-apps")

    // A partition that spends without asking the wallet: the provider stops it at the slice.
    for (let at = 1; at < 5; at++) assert.equal(await steal(world, used, 100), 200)
    assert.equal(await steal(world, used, 1), 403)

    await revokeApp(owner)
    await until("the provider to have ended the key", () => subKeys.list().length === 0)
    assert.equal(await steal(world, used, 1), 401)
    await until("the app's page to say so", async () => !(await sees(owner, "OpenRouter itself stops it")))
    await spentBeyond(world, owner, page)
  })
}

/** What the provider says was used counts at once, and what the app's session reports later takes its part out of it. */
async function spentBeyond(world, owner, page) {
  await visit(owner, "Activity")
  await see(owner, "Not reported")
  await see(owner, "$0.05")
  await (await click(page, "reconnect")).outcome()
  assert.equal(codeOf(await ask(page, MODEL, "Hello", CALL)), "grant_revoked")
  await owner.bringToFront()
  await see(owner, "Paid")
  await see(owner, "$0.04")
  await world.picture(owner, "sub-key-not-reported")
  await visit(owner, "Safety")
  await see(owner, "Used at the provider, not reported")
  await see(owner, "$0.05 used, $0.01 reported")
}

/** Somebody spends past the wallet: at the next contact the app is suspended, until the owner lets it go on. */
async function suspended(world, owner, page) {
  const used = keysUsed(world).at(-1)
  for (let at = 0; at < 2; at++) assert.equal(await steal(world, used, 100), 200)
  await (await click(page, "reconnect")).outcome()
  assert.equal(codeOf(await ask(page, MODEL, "Hello", CALL)), "session_lapsed")
  await visit(owner, "Apps")
  await see(owner, "a copy of it may be in other hands")
  await world.picture(owner, "sub-key-suspended")
  await press(owner, /^Let it go on/)
  await (await click(page, "reconnect")).outcome()
  assert.match(codeOf(await ask(page, MODEL, "Hello", CALL)), /^answered/)
}

/** A renewal brings a new key and ends the one before; Lock now ends them all, also with nobody to hear it. */
export const renewed = (mode) => {
  const keys = marked()
  return withWorld(mode, { keys }, async (world) => {
    const { subKeys } = world.upstream
    const owner = await withOpenRouter(world, keys, { how: "passphrase" })
    const page = await openApp(world)
    await connectAndApprove(world, page, PAYING)
    assert.match(codeOf(await ask(page, MODEL, "Hello", CALL)), /^answered/)
    const [{ name }] = subKeys.list()
    subKeys.orphan(name.replace(/\S+$/, "unheard0"))
    subKeys.orphan(name.replace(/\S+ \S+$/, "another0 unheard0"))
    await (await click(page, "reconnect")).outcome()
    const kept = (each) => each.name.includes("another0")
    await until("the key before and the forgotten one to have ended", () => subKeys.list().length === 2)
    assert.equal(subKeys.list().filter(kept).length, 1, "a key of another wallet")
    assert.match(codeOf(await ask(page, MODEL, "Hello", CALL)), /^answered/)
    assert.equal(keysUsed(world).length, 2)
    await suspended(world, owner, page)

    await owner.bringToFront()
    await press(owner, "Lock now")
    await until("the provider to have ended all keys", () => subKeys.list().every(kept))
    assert.equal(codeOf(await ask(page, MODEL, "Hello", CALL)), "session_lapsed")

    await unlock(owner)
    await visit(owner, "Keys")
    await (await click(page, "reconnect")).outcome()
    assert.match(codeOf(await ask(page, MODEL, "Hello", CALL)), /^answered/)

    // Without an answer from the provider the key stands until the wallet is open again, and the wallet says so.
    subKeys.unreachable = true
    await visit(owner, "Apps")
    await revokeApp(owner)
    await press(owner, /^Ended/)
    await see(owner, "could not be disabled yet")
    await world.picture(owner, "sub-key-not-ended")
    assert.equal(subKeys.list().length, 2)
    subKeys.unreachable = false
    await until("the consent window to close", async () => !(await world.urls()).includes("/consent"))
    await owner.reload()
    await unlock(owner)
    await until("the next try", () => subKeys.list().every(kept))
    assert.equal(subKeys.list().length, 1)
  })
}

/** Under a passphrase neither of the owner's keys is on the disk, and the one in the partition is worth the slice. */
export const onDisk = (mode) => {
  const keys = marked()
  return withWorld(mode, { keys }, async (world) => {
    await withOpenRouter(world, keys, { how: "passphrase" })
    const page = await openApp(world)
    await connectAndApprove(world, page, PAYING)
    assert.match(codeOf(await ask(page, MODEL, "Hello", CALL)), /^answered/)
    assert.ok(!keysUsed(world).includes(keys.openrouter[0]))
    await world.browser.close()
    const { profile } = world.launched
    assert.ok(
      filesWith(profile, [Buffer.from("byok-session")]).length > 0,
      "the search does not see the session's files",
    )
    assert.deepEqual(filesWith(profile, [Buffer.from(keys.openrouter[0]), Buffer.from(keys.management[0])]), [])
  })
}

/** Without a management key, and where the vault is shared, nothing is made: the wallet's own key is used as before. */
export const unmanaged = (mode) => {
  const keys = marked()
  return withWorld(mode, { keys }, async (world) => {
    const shared = world.storage === "shared"
    const owner = await withOpenRouter(world, keys, { managed: shared })
    const page = await openApp(world)
    await connectAndApprove(world, page, PAYING)
    assert.match(codeOf(await ask(page, MODEL, "Hello", CALL)), /^answered/)
    assert.deepEqual(keysUsed(world), keys.openrouter)
    assert.deepEqual(world.upstream.subKeys.list(), [])
    await visit(owner, "Apps")
    assert.ok(!(await sees(owner, "OpenRouter itself stops it")))
  })
}
