// Running requests on the overview: they appear as they run, and the owner stops one.
import assert from "node:assert/strict"
import { press, see, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { call, connectAndApprove, openApp } from "./app.mjs"
import { setUp, visit } from "./owner.mjs"

export const live = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    await visit(owner, "Overview")
    await call(page, "startMany", 1, "openai/slow", "Hello")
    await see(owner, "Running now")
    await press(owner, "Stop the answer for Test app")
    await until("the answer to stop", () => page.evaluate(() => app.all.aborted === 1))
    const stopped = await world.upstream.journal.until(
      ({ scenario, state }) => scenario === "slow" && state === "aborted",
    )
    assert.ok(stopped)
    await visit(owner, "Activity")
    await see(owner, "Stopped")
  })
