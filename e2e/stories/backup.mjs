// The wallet is carried to another browser profile in one file, or erased; what may be lost is said before.
import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { field, fill, press, see, sees, textOf, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, click, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { addKey, PASSPHRASE, protect, setUp, visit } from "./owner.mjs"

const SECRET = "six slow paper boats"

/** On the page of safety: saves a backup. Gives its path. */
export async function makeBackup(world, tab) {
  await visit(tab, "Safety")
  await press(tab, "Make a backup")
  await fill(tab, "Passphrase of the backup", SECRET)
  await fill(tab, "The same again", SECRET)
  await press(tab, "Save the backup")
  await see(tab, "Last backup today.")
  const [file] = await world.saved(/\.byok$/)
  return file
}

/** In a form that asks for a backup: gives it one and opens it. */
export async function openBackup(tab, file, passphrase = SECRET) {
  const input = await field(tab, "Backup file")
  await input.uploadFile(file)
  await fill(tab, "Passphrase of the backup", passphrase)
  await press(tab, "Open the backup")
}

/** Sees that the page of keys shows as many. */
const seeKeys = (tab, count) =>
  until(`${count} keys`, async () => ((await textOf(tab)).match(/Works, \d+ models/g) ?? []).length === count)

/** What the dashboard says, page by page, without what says how long ago something was. */
async function told(tab) {
  const pages = {}
  for (const [name, drawn] of [
    ["Keys", "Where to get one"],
    ["Apps", "Allowed 1"],
    ["Activity", "gpt-4o-mini"],
  ]) {
    await visit(tab, name)
    await see(tab, drawn)
    pages[name] = (await textOf(tab)).replace(/just now|\d+ (s|min)( ago)?|in less than a minute|in \d+ min/g, "·")
  }
  return pages
}

/** A copy of a file with one bit flipped. */
function flipped(file, at) {
  const bytes = readFileSync(file)
  bytes[at < 0 ? bytes.length + at : at] ^= 1
  writeFileSync(`${file}-${at}`, bytes)
  return `${file}-${at}`
}

async function refusals(tab, file) {
  writeFileSync(`${file}-none`, "not a backup")
  writeFileSync(`${file}-newer`, readFileSync(file, "latin1").replace("byok-backup 1", "byok-backup 2"), "latin1")
  writeFileSync(`${file}-large`, Buffer.alloc((64 << 20) + 1))
  await openBackup(tab, file, "six slow paper boat")
  await see(tab, "This is not the passphrase of this backup.")
  for (const [name, sentence] of [
    [flipped(file, -50), "This backup is damaged."],
    [flipped(file, 30), "This backup is damaged."],
    [`${file}-none`, "This file is not a backup of a wallet."],
    [`${file}-newer`, "This backup was made by a newer wallet."],
    [`${file}-large`, "This file is too large: a backup has at most 64 MB."],
  ]) {
    await openBackup(tab, name)
    await see(tab, sentence)
  }
}

async function spend(world) {
  const page = await openApp(world)
  await connectAndApprove(world, page)
  const { value, error } = await ask(page, "openai/gpt-4o-mini")
  assert.ok(value?.text, codeOf({ error }))
  return page
}

/** A session tells the wallet what it spent at the next click. */
async function report(page) {
  const { outcome } = await click(page, "reconnect")
  const { error } = await outcome()
  assert.equal(error, undefined)
}

export const carried = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world, { how: "passphrase" })
    const page = await spend(world)
    if (world.storage === "sealed") await report(page)
    await page.close()
    const before = await told(tab)
    const file = await makeBackup(world, tab)
    const text = readFileSync(file, "latin1")
    assert.match(
      text,
      /^byok-backup 1\n\{"madeAt":\d+,"kdf":\{"name":"pbkdf2-sha256","salt":"[^"]+","iterations":600000\}\}\n/,
    )
    for (const secret of ["sk-demo-openai", "app.localhost", "gpt-4o"]) assert.ok(!text.includes(secret), secret)

    const other = await world.elsewhere()
    try {
      const there = await other.open(`${world.wallet}/`)
      await see(there, "Protect your wallet")
      await press(there, "Restore a backup")
      await refusals(there, file)
      await openBackup(there, file)
      await see(there, /The backup of .*: 1 key, 1 app, 1 request\./)
      await fill(there, "Passphrase", PASSPHRASE)
      await fill(there, "The same again", PASSPHRASE)
      await press(there, "Use this passphrase")
      await see(there, "Your wallet is ready")
      await press(there, "Open the wallet")
      await see(there, "Overview")
      const after = await told(there)
      // What a session still holds counts as spent in the backup.
      if (world.storage === "sealed") before.Apps = after.Apps
      assert.deepEqual(after, before)
      await worksAgain(other)
    } finally {
      await other.leave()
    }
  })

/** In the other profile the app asks again, once, and answers are counted on. */
async function worksAgain(world) {
  const page = await openApp(world)
  await connectAndApprove(world, page, undefined, { limit: 3 })
  const { value, error } = await ask(page, "openai/gpt-4o-mini")
  assert.ok(value?.text, codeOf({ error }))
  assert.ok(value.receipt.costUsd > 0)
}

export const merged = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world)
    const page = await spend(world)
    const file = await makeBackup(world, tab)
    await visit(tab, "Keys")
    await addKey(tab, { provider: "Anthropic", key: "sk-demo-anthropic" })
    await visit(tab, "Overview")
    await visit(tab, "Keys")
    await seeKeys(tab, 2)
    await visit(tab, "Apps")
    await press(tab, "Revoke")
    await press(tab, /^Revoke .*[^?]$/)
    await see(tab, "Ended 1")

    await visit(tab, "Safety")
    await press(tab, "Restore a backup")
    await refusals(tab, file)
    await openBackup(tab, file)
    await see(tab, "Added 0 keys, 0 apps, 0 requests.")
    await visit(tab, "Apps")
    await see(tab, "Ended 1")
    const shared = world.storage === "shared"
    if (shared) assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "grant_revoked")

    await visit(tab, "Safety")
    await press(tab, "Restore a backup")
    await press(tab, /^Replace this wallet/)
    await openBackup(tab, file)
    await see(tab, /Replace this wallet\? The backup of .*: 1 key, 1 app, \d requests?\./)
    await press(tab, "Replace it")
    await see(tab, /Restored 1 key, 1 app, \d requests?\./)
    await visit(tab, "Keys")
    await seeKeys(tab, 1)
    if (shared) assert.ok((await ask(page, "openai/gpt-4o-mini")).value?.text)
  })

export const kept = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world, { key: "sk-demo-openai" })
    await see(tab, "This browser may clear the wallet away.")
    await makeBackup(world, tab)
    await visit(tab, "Overview")
    await until("the warning to go", async () => !(await sees(tab, "may clear the wallet away")))

    await visit(tab, "Safety")
    await press(tab, "Save to print")
    await press(tab, "Save as text")
    const [html] = await world.saved(/to-revoke.*\.html$/)
    const [text] = await world.saved(/to-revoke.*\.txt$/)
    for (const list of [readFileSync(html, "utf8"), readFileSync(text, "utf8")]) {
      assert.match(list, /OpenAI[^]*…enai[^]*https:\/\/platform\.openai\.com\/api-keys/)
      assert.ok(!list.includes("sk-demo-openai"))
    }
    await see(tab, "Backup")
    const printed = await world.open(`file://${html}`)
    await see(printed, "If this device is lost or stolen, revoke these keys at their providers.")
    assert.deepEqual(await world.observer.complaints(), [])
  })

export const erased = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await setUp(world, { how: "passphrase" })
    const second = await world.open(`${world.wallet}/`)
    await see(second, "Overview")
    const page = await spend(world)
    await visit(tab, "Safety")
    await press(tab, "Erase everything")
    await see(tab, "Type the word erase.")
    await fill(tab, "Type erase to go on", "erase")
    await press(tab, "Erase everything")
    await see(tab, "Protect your wallet")
    await second.bringToFront()
    await see(second, "Protect your wallet")
    if (world.storage === "shared") assert.equal(codeOf(await ask(page, "openai/gpt-4o-mini")), "no_grant")
    const asked = await click(page, "requestGrant", { capabilities: ["language"] })
    await see(await world.consent(), "Your wallet has no keys yet")
    await (await world.consent()).close()
    await asked.outcome()

    await tab.bringToFront()
    await protect(tab, "passphrase")
    await addKey(tab, { key: "sk-demo-openai" })
    await press(tab, "Continue")
    await press(tab, "Open the wallet")
    await see(tab, "Overview")
    await connectAndApprove(world, page)
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    await tab.bringToFront()
    await press(tab, "Lock now")
    await see(tab, "Your wallet is locked")
    await press(tab, "The passphrase is lost")
    await fill(tab, "Type erase to go on", "erase")
    await press(tab, "Erase everything")
    await see(tab, "Protect your wallet")
  })
