// What was done with the wallet: the owner reads it, has it verified, takes it along, and hears of every place that is broken.
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { fill, press, see, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, codeOf, connectAndApprove, LANGUAGE, openApp } from "./app.mjs"
import { makeBackup, openBackup } from "./backup.mjs"
import { revokeApp, setUp, visit } from "./owner.mjs"

const MINI = { ...LANGUAGE, models: ["openai/gpt-4o-mini"] }

export const record = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    await useAndRevoke(world, owner)
    await visit(owner, "Safety")
    await see(owner, "Record")
    await verify(owner, /All \d+ entries hold/)
    await world.picture(owner, "record")

    const lines = await exported(owner, "Export JSON Lines")
    followsTheChain(lines)
    const done = lines.map(({ what, outcome }) => (outcome ? `${what} ${outcome}` : what))
    const shared = world.storage === "shared"
    for (const each of ["wallet_made", "key_added", "grant_approved", "grant_amended", "grant_revoked"])
      assert.equal(done.filter((what) => what === each).length, 1, `${each} in ${done}`)
    assert.equal(done.filter((what) => what === "request paid").length, 2, String(done))
    if (shared)
      assert.equal(done.filter((what) => what === "refused refused:model_not_allowed").length, 1, String(done))
    const request = lines.find(({ what }) => what === "request")
    assert.ok(request.input > 0 && request.output > 0 && request.cost > 0)
    assert.match(request.origin, /^http:\/\/app\.localhost/)
    assert.equal(JSON.stringify(lines).includes("sk-demo-openai"), false)
    assert.equal(JSON.stringify(lines).includes("a word nobody else uses"), false)

    const table = (await saved(owner, "Export CSV")).trim().split("\r\n")
    assert.match(table[0], /^time,n,at,what,origin/)
    assert.equal(table.length, lines.length + 2)
    assert.ok(
      table.some((line) => line.includes(",'=1+1,")),
      "a name that is a formula stays text",
    )

    await tamper(owner, "0000000000000003", "flip")
    await verify(owner, "Entry 3 is damaged")
    await see(owner, /The last one before it is of [\s\S]* entries hold/)
    await world.picture(owner, "record-broken")
    await tamper(owner, "0000000000000002", "remove")
    await verify(owner, "Entry 2 is missing")
    await tamper(owner, "head", "remove")
    await verify(owner, /places are broken/)
  })

/** What the owner changes is in the record; after another wallet's backup took its place, that is too. */
export const changes = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world, { how: "passphrase" })
    await press(owner, "Pause all")
    await see(owner, "All apps are paused.")
    await press(owner, "Resume all apps")
    await visit(owner, "Safety")
    await fill(owner, "Locks by itself", "1 hour after unlocking")
    await see(owner, "It locks by itself as you chose")
    await fill(owner, "Most a day", "5")
    await press(owner, "Save these limits")
    await see(owner, "The limits of all apps and providers are changed")
    await fill(owner, "Phrase", "red kite")
    await press(owner, "Save the sign")
    await until("the new sign", () =>
      owner.$eval("[data-testid=sign]", ({ textContent }) => /red kite/.test(textContent)),
    )
    const file = await makeBackup(world, owner)
    const before = [
      "all apps paused",
      "all apps resumed",
      "locks by itself after 1 h",
      "limits of all apps: $5.00 a day",
    ]
    assert.deepEqual(await told(owner), [...before, "sign", "backup"])

    await press(owner, "Restore a backup")
    await openBackup(owner, file)
    await see(owner, /^[^]*Added 0 keys/)
    await press(owner, "Restore a backup")
    await press(owner, /^Replace this wallet/)
    await openBackup(owner, file)
    await press(owner, "Replace it")
    await see(owner, /Restored 1 key/)
    const replaced = (await told(owner)).filter((detail) => !/^record/.test(detail))
    assert.deepEqual(replaced.slice(0, -1), [...before, "sign"])
    assert.match(replaced.at(-1), /^backup of \d{4}-\d\d-\d\d, replaced all$/)
  })

/** The details of what was changed, taken out and brought in. */
const told = async (owner) =>
  (await exported(owner, "Export JSON Lines"))
    .filter(({ what }) => ["settings_changed", "exported", "imported"].includes(what))
    .map(({ detail }) => detail)

/** Two apps' worth of happenings: an answer, five refusals in a row, other terms, another answer, the end. */
async function useAndRevoke(world, owner) {
  const page = await openApp(world, "app", { name: "=1+1" })
  await connectAndApprove(world, page, MINI)
  assert.match(codeOf(await ask(page, "openai/gpt-4o-mini", "a word nobody else uses")), /^answered/)
  assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  for (let at = 0; at < 5; at++) assert.equal(codeOf(await ask(page, "openai/gpt-4o")), "model_not_allowed")
  await connectAndApprove(world, page, { ...MINI, budget: { usd: 2, per: "day" } })
  await visit(owner, "Apps")
  await revokeApp(owner)
  await see(owner, "is revoked")
}

async function verify(owner, outcome) {
  await press(owner, "Verify")
  await see(owner, outcome)
}

/** Presses a button that makes a file; gives the file's text. */
export async function saved(owner, name) {
  await owner.evaluate(() => {
    globalThis.made = undefined
    globalThis.makeUrl ??= URL.createObjectURL
    URL.createObjectURL = (blob) => {
      globalThis.made = blob.text()
      return makeUrl.call(URL, blob)
    }
  })
  await press(owner, name)
  await until("the file", () => owner.evaluate(() => made !== undefined))
  return owner.evaluate(() => made)
}

const exported = async (owner, name) =>
  (await saved(owner, name))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))

/** As protocol/spec/vault-format.md, "Audit log", has it. */
function followsTheChain(entries) {
  let before
  entries.forEach((entry, at) => {
    assert.equal(entry.n, at + 1)
    assert.equal(entry.prev, before)
    const { hash, ...members } = entry
    const plain = (value) => String(value).replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r")
    const text = ["byok/1/audit", ...Object.entries(members).map(([name, value]) => `${name}=${plain(value)}`)]
    assert.equal(createHash("sha256").update(text.join("\n")).digest("base64url"), hash)
    before = hash
  })
}

/** Changes one row of the log behind the wallet's back. */
const tamper = (owner, key, how) =>
  owner.evaluate(
    async (key, how) => {
      const wait = (request) =>
        new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)))
      const database = await wait(indexedDB.open("byok-vault"))
      const store = database.transaction("audit", "readwrite").objectStore("audit")
      const row = await wait(store.get(key))
      if (how === "flip") row.sealed[20] ^= 1
      await wait(how === "flip" ? store.put(row, key) : store.delete(key))
      database.close()
    },
    key,
    how,
  )
