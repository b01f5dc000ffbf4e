// The browser is killed while answers run: what was settled stays, what was sent stays counted.
import assert from "node:assert/strict"
import { sleep, until } from "../harness/act.mjs"
import { rowsOf } from "../harness/storage.mjs"
import { EXACT_COST } from "../harness/tables.mjs"
import { withWorld } from "../harness/world.mjs"
import { call, connectAndApprove, openApp, statusIs } from "./app.mjs"
import { setUp } from "./owner.mjs"

/** More where the vault is shared; in a partition, where each takes the same code, a few. BYOK_FULL plays twenty and six. */
function crashesIn(mode) {
  const [shared, partitioned] = process.env.BYOK_FULL ? [20, 6] : [6, 3]
  return mode === "chromium-allowed" ? shared : partitioned
}
const NANO = 1e9
const REQUEST = { capabilities: ["language"], budget: { usd: 900, per: "total" }, requestsPerMinute: 600 }

/** The grant's money where it is counted: settled and still reserved, in USD. */
async function money(frame) {
  const rows = (await rowsOf(frame, "limits")).filter(({ settled }) => settled !== undefined)
  const sum = (name) => rows.reduce((total, row) => total + row[name], 0) / NANO
  return { settled: sum("settled"), counted: sum("settled") + sum("reserved") }
}

const countedIn = (world, page) => (world.storage === "shared" ? world.walletFrame() : world.bridge(page))

export const crash = (mode) =>
  withWorld(mode, { latencyMillis: 250 }, async (world) => {
    await setUp(world)
    let page = await openApp(world)
    await connectAndApprove(world, page, REQUEST, { rate: 600 })
    let before = { settled: 0, counted: 0 }
    for (let round = 0; round < crashesIn(mode); round++) {
      const reached = world.upstream.journal.calls().length
      await call(page, "startMany", 4, "openai/exact", "Hello", { maxOutputTokens: 100 })
      await call(page, "startMany", 1, "openai/slow", "Hello", { maxOutputTokens: 100 })
      if (round % 2 === 0) await until("an answer", () => page.evaluate(() => app.all.finished > 0))
      await sleep(100 + ((round * 97) % 700))
      const { finished = 0 } = await page.evaluate(() => app.all)
      const paid = world.upstream.journal
        .calls()
        .slice(reached)
        .filter(({ scenario }) => scenario === "exact").length
      await world.crash()

      page = await openApp(world)
      await statusIs(page, "ready")
      const now = await money(await countedIn(world, page))
      const least = before.settled + finished * EXACT_COST
      assert.ok(now.settled >= least - 1e-9, `round ${round}: ${now.settled} is settled, ${least} was`)
      const sent = before.counted + paid * EXACT_COST
      assert.ok(now.counted >= sent - 1e-9, `round ${round}: ${now.counted} is counted, ${sent} was sent`)
      assert.ok(now.counted >= before.counted, `round ${round}: money that was sent is free again`)
      before = now
    }
    assert.ok(before.settled > (crashesIn(mode) / 2 - 1) * EXACT_COST, "nothing was paid at all")
    assert.match((await call(page, "ask", "openai/gpt-4o-mini", "Hello")).value?.text ?? "", /./)
  })
