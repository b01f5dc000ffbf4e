// A site that holds no grant cannot tell an absent, an empty, a locked and a full wallet apart.
import assert from "node:assert/strict"
import { press, sleep, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, call, click, openApp, statusIs } from "./app.mjs"
import { addKey, protect, setUp } from "./owner.mjs"

/** Brings a wallet into the state; gives nothing. */
const STATES = {
  absent: async () => {},
  empty: async (world) => {
    const tab = await world.open(`${world.wallet}/`)
    await protect(tab, "device")
  },
  "with a key": (world) => setUp(world),
  locked: async (world) => {
    const tab = await world.open(`${world.wallet}/`)
    await protect(tab, "passphrase")
    await addKey(tab, { key: "sk-demo-openai" })
    await press(tab, "Continue")
    await press(tab, "Open the wallet")
    await press(tab, "Lock now")
  },
}

/** A session that never was is renewed: nobody waits for the owner, and the window that was opened for it closes. */
async function reconnect(world, page) {
  const outcome = (await click(page, "reconnect")).outcome()
  const answered = await Promise.race([outcome, sleep(15_000).then(() => "nobody answered")])
  await until("the window to close", async () => !(await world.urls()).includes("/consent"))
  return { answered, then: await page.evaluate(() => app.byok.getSnapshot()) }
}

/** All that a site can learn without a grant. Ids and times differ by chance and are left out. */
async function probe(world) {
  const page = await openApp(world, "stranger")
  await statusIs(page, "ready")
  const seen = {
    snapshot: await page.evaluate(() => app.byok.getSnapshot()),
    generate: await ask(page, "openai/gpt-4o-mini"),
    unknownModel: await ask(page, "no-such-model"),
    stream: await call(page, "stream", "gpt-4o-mini", "Hello"),
    revoke: await page.evaluate(() => app.settled(app.byok.revokeGrant("0123456789"))),
    reconnect: await reconnect(world, page),
  }
  await page.close()
  return JSON.parse(JSON.stringify(seen, (key, value) => (key === "stack" ? undefined : value)))
}

export const probing = async (mode) => {
  const answers = {}
  for (const [state, prepare] of Object.entries(STATES)) {
    answers[state] = await withWorld(mode, {}, async (world) => {
      await prepare(world)
      return probe(world)
    })
  }
  for (const state of Object.keys(STATES))
    assert.deepEqual(answers[state], answers.absent, `${state} differs from absent`)
  assert.equal(answers.absent.generate.error.code, "no_grant")
  assert.deepEqual(answers.absent.reconnect.answered, { value: null })
  return answers.absent
}
