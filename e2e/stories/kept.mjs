// What an app asks and what is answered: not kept, unless the owner wants it of this app, and gone when the owner no longer does.
import assert from "node:assert/strict"
import { press, see, sees } from "../harness/act.mjs"
import { storageOf } from "../harness/storage.mjs"
import { withWorld } from "../harness/world.mjs"
import { ANSWER } from "../upstream/index.mjs"
import { ask, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { setUp, visit } from "./owner.mjs"
import { saved } from "./record.mjs"

const BEFORE = "a question of yesterday"
const QUESTION = "a question about herons"
const MODEL = "openai/gpt-4o-mini"
/** The same through an official SDK's fetch. */
const RAW = "a question about swans"
const fetched = (page) =>
  page.evaluate(async (content) => {
    const body = JSON.stringify({ model: "gpt-4o-mini", stream: true, messages: [{ role: "user", content }] })
    const url = "https://api.openai.com/v1/chat/completions"
    return (await app.byok.createFetch("openai")(url, { method: "POST", body })).text()
  }, RAW)

async function details(owner) {
  await visit(owner, "Apps")
  await press(owner, /^Details/)
  await see(owner, "What it says")
}

const lines = async (owner) => (await saved(owner, "Export JSON Lines")).trimEnd().split("\n").map(JSON.parse)

async function lastReceipt(owner) {
  await visit(owner, "Activity")
  await see(owner, /Every request an app made.*gpt-4o-mini/)
  await owner.click("section button[aria-haspopup=dialog]")
  await see(owner, "Receipt")
}

export const kept = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    assert.match(codeOf(await ask(page, MODEL, BEFORE)), /^answered/)
    await details(owner)
    await see(owner, "is not kept")
    await press(owner, "Keep prompts and answers")
    await see(owner, "are kept from now on")
    assert.match(codeOf(await ask(page, MODEL, QUESTION)), /^answered/)
    await owner.bringToFront()
    await see(owner, "Now: 1.")
    await world.picture(owner, "kept-app")

    await lastReceipt(owner)
    await see(owner, `user: ${QUESTION}`)
    await see(owner, ANSWER)
    await world.picture(owner, "kept-receipt")
    await press(owner, "Close")

    await fetched(page)
    const vault = await storageOf(owner)
    assert.ok(vault.includes("kept/"), "nothing is stored")
    for (const said of [QUESTION, RAW, ANSWER, BEFORE])
      assert.ok(!vault.includes(said), `${said} lies there in plaintext`)

    await visit(owner, "Safety", "Record")
    assert.equal(JSON.stringify(await lines(owner)).includes(QUESTION), false)
    await press(owner, "Lines with prompts and answers")
    const said = (await lines(owner)).filter((line) => line.kept)
    assert.deepEqual(
      said.map(({ asked, answered }) => ({ asked, answered })),
      [QUESTION, RAW].map((asked) => ({ asked: `user: ${asked}`, answered: ANSWER })),
    )

    await details(owner)
    await press(owner, "Stop keeping them, and delete what is there")
    await see(owner, "They are deleted")
    assert.match(codeOf(await ask(page, MODEL, QUESTION)), /^answered/)
    assert.ok(!(await storageOf(owner)).includes("kept/"))
    await lastReceipt(owner)
    assert.equal(await sees(owner, QUESTION), false)
  })

/** An app that works from a copy: only figures come back, and the wallet says so. */
export const elsewhere = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    await details(owner)
    await see(owner, "cannot be kept: it works from a copy")
    assert.equal(await sees(owner, "Keep prompts and answers"), false)
  })
