// An app that `npm create @byokapi` made, built and served as its README says, answered by the wallet.
import assert from "node:assert/strict"
import { press } from "../harness/act.mjs"
import { startScaffold } from "../harness/scaffold.mjs"
import { withWorld } from "../harness/world.mjs"
import { chatOn } from "./chats.mjs"
import { setUp } from "./owner.mjs"

export const scaffold = (mode) =>
  withWorld(mode, { latencyMillis: 20 }, async (world) => {
    const app = await startScaffold({ template: "vanilla", wallet: world.wallet })
    try {
      await setUp(world, { key: "sk-demo-openai" })
      const page = await world.open(`${app.url}?wallet=http://elsewhere.localhost:1`)
      await chatOn(world, page)
      await press(page, "Open the wallet")
      await world.page("on the key's page", ({ origin, hash }) => origin === world.wallet && /keys/.test(hash))
      const except = [/Failed to load resource|did not accept/]
      assert.deepEqual(await world.observer.complaints({ except }), [])
    } finally {
      await app.stop()
    }
  })
