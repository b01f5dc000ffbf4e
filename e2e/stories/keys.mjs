// Adding keys goes wrong in the ways it does for people: nobody there, the wrong address, the same key twice.
import assert from "node:assert/strict"
import { fill, press, see, sees } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { addKey, protect } from "./owner.mjs"

/** A server of the owner's: what has to be set there is said before and after, and where it may not be. */
async function ofTheOwner(world, tab) {
  await fill(tab, "Provider", "xAI")
  await see(tab, "It is not known whether xAI lets a browser call it")
  await addKey(tab, { provider: "Ollama", name: "Ollama", address: "http://127.0.0.1:9/v1" })
  await see(tab, /could not be reached.*set OLLAMA_ORIGINS to the wallet’s address/)
  await see(tab, `The wallet’s address is ${world.wallet}.`)
  for (const [address, why] of [
    ["https://me:secret@llm.test/v1", "no user name"],
    ["https://llm.test/v1?key=1", "no user name, query"],
    ["http://192.168.1.5:11434/v1", "only allowed to localhost"],
  ]) {
    await fill(tab, /^Address/, address)
    await press(tab, "Check and save")
    await see(tab, why)
  }
}

export const keys = (mode) =>
  withWorld(mode, {}, async (world) => {
    const tab = await world.open(`${world.wallet}/`)
    await protect(tab, "device")
    // First of all: nothing was ever asked before, so that the answer is the first of its kind.
    await addKey(tab, { provider: "Custom endpoint", name: "Nobody", address: "http://127.0.0.1:9/v1" })
    await see(tab, /could not be reached/)
    await see(tab, "Nothing was saved")
    await fill(tab, /^Address/, `${world.upstream.origin}/custom`)
    await press(tab, "Check and save")
    await see(tab, "Nothing was saved")
    await fill(tab, /^Address/, world.upstream.customUrl)
    await fill(tab, "Name", "n".repeat(61))
    await press(tab, "Check and save")
    await see(tab, "at most 60 characters")
    await ofTheOwner(world, tab)

    await addKey(tab, { key: "sk-demo-openai" })
    assert.ok(await sees(tab, /Works, \d+ models/))
    await addKey(tab, { key: "sk-demo-openai" })
    await see(tab, "This key is in the wallet already")
    await press(tab, "Continue")
  })
