// The agent of examples/agent: the provider asks for its tools, the page runs them, and what they gave is what the provider hears.
import assert from "node:assert/strict"
import { fill, press, see, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { approve, setUp } from "./owner.mjs"

/** Numbers that no file of ours has. */
const [HIRE, FUEL] = [1000, 100].map((least) => least + Math.floor(Math.random() * 900))

export const agent = (mode) =>
  withWorld(mode, {}, async (world) => {
    await setUp(world)
    const page = await connected(world)
    await works(world, page)
    await stops(world, page)
  })

/** Opens the page on a site of its own, writes the notes and approves what it asks for. */
async function connected(world) {
  const page = await world.open(world.appUrl("agent", {}, "/agent/agent.html"))
  await until("the wallet to answer", () => page.evaluate(() => document.querySelector("iframe") !== null))
  await press(page, "Connect your AI wallet")
  await approve(await world.consent())
  await until("the form", () => page.$eval("#controls", (controls) => !controls.hidden))
  await page.bringToFront()
  const notes = [`Boat hire ${HIRE}`, "Cake 7", `Fuel for the boat ${FUEL}`].join("\n")
  await page.$eval("textarea", (box, text) => (box.value = text), notes)
  return page
}

async function ask(page, question) {
  await fill(page, "Question", question)
  await press(page, "Go")
}

const idle = (page) =>
  until("the agent to end", () => page.$eval("#result", ({ ariaBusy }) => ariaBusy === "false"), { timeout: 30_000 })

async function works(world, page) {
  await ask(page, "What do the boats cost? #agent")
  const sum = HIRE + FUEL
  await see(page, `The boats cost ${sum}. There are 4 notes now.`, { timeout: 30_000 })
  await idle(page)
  assert.deepEqual(await page.$$eval("#result code", (lines) => lines.map(({ textContent }) => textContent)), [
    'searchNotes {"word":"boat"}',
    `→ ["Boat hire ${HIRE}","Fuel for the boat ${FUEL}"]`,
    `calculate {"operation":"add","numbers":[${HIRE},${FUEL}]}`,
    `→ ${sum}`,
    `addNote {"text":"Boats in all ${sum}"}`,
    '→ "There are 4 notes now."',
  ])
  assert.match(await page.$eval("textarea", ({ value }) => value), new RegExp(`\\nBoats in all ${sum}$`))
  await receipts(page)
  const calls = world.upstream.journal.calls()
  assert.deepEqual(
    calls.map(({ key, origin }) => [key, origin]),
    calls.map(() => ["sk-demo-openai", world.wallet]),
  )
  assert.equal(calls.length, 4)
}

/** Four steps were paid, and each left less. */
async function receipts(page) {
  const lines = await page.$$eval("#result small", (all) => all.map(({ textContent }) => textContent))
  assert.equal(lines.length, 4)
  const figures = lines.map((line) =>
    /^\$(0\.\d{6}) · gpt-4o-mini · \$(0\.\d{6}) left$/.exec(line)?.slice(1).map(Number),
  )
  let left = 1
  for (const [cost, remaining] of figures) {
    assert.ok(Math.abs(left - cost - remaining) < 2e-6, `${lines}`)
    left = remaining
  }
}

async function stops(world, page) {
  await ask(page, "Tell me everything #slow")
  const { journal } = world.upstream
  await journal.until(({ scenario, status }) => scenario === "slow" && status === null, 15_000)
  await press(page, "Stop")
  await see(page, "Stopped.")
  await idle(page)
  await journal.until(({ scenario, state }) => scenario === "slow" && state === "aborted", 15_000)
}
