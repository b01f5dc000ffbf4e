// From the owner's click on Revoke to the end of an answer that runs in a tab behind, beside a bare message between two tabs of
// the wallet.
import { MODES } from "../e2e/harness/browsers.mjs"
import { press, see, until } from "../e2e/harness/act.mjs"
import { withWorld } from "../e2e/harness/world.mjs"
import { call, connectAndApprove, openApp } from "../e2e/stories/app.mjs"
import { setUp, visit } from "../e2e/stories/owner.mjs"

const RUNS = 7

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]

/** Runs in two tabs of the wallet: milliseconds for a message there and back, halved. */
const answer = () => {
  const channel = new BroadcastChannel("bench")
  channel.onmessage = ({ data }) => data === "ping" && channel.postMessage("pong")
}
const hop = () =>
  new Promise((done) => {
    const channel = new BroadcastChannel("bench")
    const start = performance.now()
    channel.onmessage = ({ data }) => data === "pong" && done((performance.now() - start) / 2)
    channel.postMessage("ping")
  })

async function one(world, owner, site) {
  const page = await openApp(world, site)
  await connectAndApprove(world, page)
  await call(page, "startMany", 1, "openai/slow", "Hello")
  await world.upstream.journal.until(({ scenario, state }) => scenario === "slow" && state === "running")
  await visit(owner, "Apps")
  await press(owner, "Revoke")
  await see(owner, /Revoke \S+\?/)
  await owner.evaluate(() => addEventListener("click", () => (globalThis.clickedAt = Date.now()), true))
  await press(owner, /^Revoke .*[^?]$/)
  await until("the answer to end", () => page.evaluate(() => app.all.grant_revoked === 1))
  const [clicked, ended] = [await owner.evaluate(() => clickedAt), await page.evaluate(() => app.endedAt)]
  await page.close()
  return ended - clicked
}

const measure = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const other = await world.open(`${world.wallet}/`)
    await other.evaluate(answer)
    await owner.bringToFront()
    const hops = []
    for (let at = 0; at < RUNS; at++) hops.push(await owner.evaluate(hop))
    await other.close()
    const times = []
    for (let at = 0; at < RUNS; at++) times.push(await one(world, owner, `site${at}`))
    return { stopMillis: median(times), messageMillis: Number(median(hops).toPrecision(2)), runs: RUNS }
  })

/** Medians in milliseconds by mode: the shared vault in Chromium, the bell in Firefox. */
export async function revocation() {
  const result = {}
  for (const mode of ["chromium-allowed", "firefox"]) {
    const figures = await measure(mode)
    const ratio = Number((figures.stopMillis / Math.max(0.5, figures.messageMillis)).toPrecision(3))
    result[mode] = { title: MODES[mode].title, ...figures, ratio }
  }
  return result
}
