// The wallet's frame binds itself to the addresses of the owner's keys; a key that comes later needs the page anew.
import assert from "node:assert/strict"
import { until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, codeOf, connectAndApprove, openApp, statusIs } from "./app.mjs"
import { addKey, setUp, visit } from "./owner.mjs"

/** Whether the wallet's frame may fetch this address. */
const mayFetch = (frame, url) =>
  frame.evaluate(
    (url) =>
      fetch(url)
        .then(() => true)
        .catch(() => false),
    url,
  )

export const policy = (mode) =>
  withWorld(mode, {}, async (world) => {
    const owner = await setUp(world)
    const page = await openApp(world)
    await connectAndApprove(world, page)
    const elsewhere = world.upstream.origin.replace("127.0.0.1", "localhost")
    assert.notEqual(elsewhere, world.upstream.origin)
    assert.ok(await mayFetch(world.bridge(page), `${elsewhere}/custom/v1/models`), "the upstream does not answer there")
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
    assert.equal(await mayFetch(world.bridge(page), `${elsewhere}/custom/v1/models`), false)

    await visit(owner, "Keys")
    await addKey(owner, {
      provider: "Custom endpoint",
      name: "House",
      address: `${elsewhere}/custom/v1`,
      key: "sk-demo-custom",
      prices: { input: "1", output: "1" },
    })
    const first = await ask(page, "house/gpt-4o-mini")
    assert.equal(codeOf(first), "provider_unreachable", JSON.stringify(first))
    assert.equal(first.error.retryable, true)
    await statusIs(page, "ready")
    await until("an answer from the new address", async () =>
      /^answered/.test(codeOf(await ask(page, "house/gpt-4o-mini"))),
    )
  })
