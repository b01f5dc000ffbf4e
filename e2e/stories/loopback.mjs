// Chromium lets a page of the internet reach this computer only where its site is allowed to: the wallet for itself, and in an
// app's page the app's site for the wallet's frame too. What is kept away is said as that, with what to do.
import assert from "node:assert/strict"
import { press, see } from "../harness/act.mjs"
import { withWorld } from "../harness/world.mjs"
import { ask, codeOf, connectAndApprove, openApp } from "./app.mjs"
import { addKey, protect, visit } from "./owner.mjs"

/** Answers the browser's question for a site, as its owner would. An answer holds for as long as the session that gave it. */
async function answer(browser, origin, setting) {
  for (const name of ["local-network-access", "loopback-network"])
    await browser.send("Browser.setPermission", { permission: { name }, setting, origin })
}

export const loopback = (mode) =>
  withWorld(mode, { asPublic: true }, async (world) => {
    const browser = await world.browser.target().createCDPSession()
    const app = new URL(world.appUrl()).origin
    const owner = await world.open(`${world.wallet}/`)
    await protect(owner, "device")
    await answer(browser, world.wallet, "denied")
    await addKey(owner, { key: "sk-demo-openai" })
    await see(owner, "The browser does not let the wallet reach OpenAI on this computer.")
    await see(owner, "Nothing was saved")
    await answer(browser, world.wallet, "granted")
    await addKey(owner, { key: "sk-demo-openai" })
    await press(owner, "Continue")
    await press(owner, "Open the wallet")
    await visit(owner, "Keys")

    await answer(browser, app, "denied")
    const page = await openApp(world)
    await connectAndApprove(world, page)
    const { error } = await ask(page, "openai/gpt-4o-mini")
    assert.equal(error.code, "provider_unreachable")
    assert.equal(error.message, "The browser does not let this site reach OpenAI on this computer.")
    assert.match(error.hint, /^Open the site's settings beside the address/)
    assert.equal(world.upstream.journal.calls().length, 0)

    await answer(browser, app, "granted")
    assert.match(codeOf(await ask(page, "openai/gpt-4o-mini")), /^answered/)
  })
