// What the owner of a wallet does, in the wallet's own words and by real clicks.
import { fill, press, see, sees, until } from "../harness/act.mjs"

export const PASSPHRASE = "four quiet harbour lanterns"

/** On the first-run page: protects the wallet. `how` is "device" or "passphrase". */
export async function protect(tab, how) {
  await see(tab, "Protect your wallet")
  if (how === "device") {
    await press(tab, /^This device only/)
    await press(tab, "Use this device only")
  } else {
    await fill(tab, "Passphrase", PASSPHRASE)
    await fill(tab, "The same again", PASSPHRASE)
    await press(tab, "Use this passphrase")
  }
  await see(tab, "A key from a provider")
}

/** On a page with the key form: adds one and waits for its verdict. */
export async function addKey(tab, { provider = "OpenAI", key, address, name, prices }) {
  await fill(tab, "Provider", provider)
  if (address) {
    await fill(tab, "Name", name)
    await fill(tab, /^Address/, address)
    if (prices) {
      if (!(await sees(tab, "Input"))) await press(tab, /^Own prices/)
      await fill(tab, "Input", prices.input)
      await fill(tab, "Output", prices.output)
    }
  }
  if (key) await fill(tab, /^API key/, key)
  await press(tab, "Check and save")
  await see(tab, /Works, \d+ models?\. Saved|Nothing was saved/)
}

/** A wallet with a key, set up in a tab that the owner opened. Gives the tab, at the dashboard. */
export async function setUp(world, { how = "device", ...key } = {}) {
  const tab = await world.open(`${world.wallet}/`)
  await protect(tab, how)
  await addKey(tab, { key: "sk-demo-openai", ...key })
  await press(tab, "Continue")
  await press(tab, "Open the wallet")
  await see(tab, "Overview")
  return tab
}

/** As a hand that goes to the button does: a click of a mouse that never moved there is not taken for meant. */
export async function moveMouse(window) {
  await window.mouse.move(40, 40)
  await window.mouse.move(60, 70)
}

/** In the consent window: waits until Approve is armed, edits what is given and approves. */
export async function approve(window, { limit, rate } = {}) {
  await see(window, "Most it may spend")
  if (limit !== undefined) await fill(window, "Amount in US dollars", String(limit))
  if (rate !== undefined) {
    if (!(await sees(window, "Requests a minute"))) await press(window, "More limits")
    await fill(window, "Requests a minute", String(rate))
  }
  await moveMouse(window)
  await press(window, "Approve", { timeout: 20_000 })
}

const title = (tab) => tab.evaluate(() => document.querySelector("h1")?.innerText)

/** Opens a page of the dashboard by its name in the navigation, and sees `words` on it. */
export async function visit(tab, name, words = name) {
  await tab.bringToFront()
  await press(tab, name)
  // The page before stays until the next is drawn, and may have a button of the same words.
  await until(`the page ${name}`, async () => (await title(tab)) === name)
  await see(tab, words)
}

/** On the page of apps: revokes the one there, or the one of this site. */
export async function revokeApp(tab, site) {
  await press(tab, site ? new RegExp(`^Revoke: .*${site}`) : "Revoke")
  await see(tab, /Revoke \S+\?/)
  await press(tab, /^Revoke .*[^?]$/)
}

/** Types the passphrase: to unlock the wallet, or to confirm who is there while it is open. */
export async function unlock(tab) {
  await see(tab, /Your wallet is locked|Confirm that it is you/)
  await fill(tab, "Passphrase", PASSPHRASE)
  await press(tab, /^(Unlock|Confirm with your passphrase)$/)
}
