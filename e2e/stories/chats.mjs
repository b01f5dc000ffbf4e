// The chats in examples/react, vue and svelte (the framework's useChat, without a server) and in examples/html, answered by the wallet.
import assert from "node:assert/strict"
import { fill, press, see, until } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ANSWER } from "../upstream/index.mjs"
import { windowsClosed } from "./app.mjs"
import { approve, setUp } from "./owner.mjs"

const said = (page) => page.$$eval("[data-role=assistant]", (all) => all.map(({ textContent }) => textContent))

/** Each plays in one browser; what they share is the client, and that plays in both. */
const CHATS = { chromium: ["html", "react"], firefox: ["vue", "svelte"] }

export const chats = (mode) =>
  withWorld(mode, { latencyMillis: 20 }, async (world) => {
    await setUp(world, { key: "sk-demo-openai" })
    for (const name of CHATS[world.engine]) await chat(world, name)
    // The AI SDK logs each error it hands on; Firefox does not say which.
    const except = [/Failed to load resource|did not accept|JSHandle@error/]
    assert.deepEqual(await world.observer.complaints({ except }), [])
  })

async function chat(world, name) {
  await chatOn(world, await world.open(world.appUrl(name, {}, `/${name}/index.html`)))
}

/** From Connect to an answer, one that is stopped, and one that is refused. */
export async function chatOn(world, page) {
  await windowsClosed(page)
  await press(page, "Connect your AI wallet")
  await approve(await world.consent())
  await page.bringToFront()
  await until("the models", () => page.$eval("select", ({ options }) => options.length > 1))
  await ask(page, "Hello")
  await until("the whole answer", async () => (await said(page)).at(-1) === ANSWER, { context: () => said(page) })
  await see(page, /\$0\.\d{4} left/)
  await stopped(page)
  await refused(world, page)
}

async function ask(page, text) {
  await fill(page, "Message", text)
  await press(page, "Send")
}

/** What came before Stop stays; the next question is answered. */
async function stopped(page) {
  await ask(page, "A long story, please. #slow")
  await until("the first words", async () => (await said(page)).length === 2 && (await said(page))[1] !== "")
  await press(page, "Stop")
  await see(page, "Send")
  assert.notEqual((await said(page))[1], ANSWER)
}

/** The model of another choice answers, and what the wallet refuses is said with what helps. */
async function refused(world, page) {
  await page.select("select", "openai/unauthorized")
  await until("a new chat", async () => (await said(page)).length === 0)
  await ask(page, "Hello")
  await until("the refusal", () => page.$eval("[role=alert]", ({ title }) => title))
  assert.equal(await page.$eval("[role=alert]", ({ title }) => title), "provider_auth")
}
