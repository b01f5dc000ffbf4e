// The main job, end to end, by real clicks: an app on one site uses a model through a wallet on another.
import assert from "node:assert/strict"
import { button, press, see, sees, until } from "../harness/act.mjs"
import { ANSWER, TOOL_ANSWER } from "../upstream/index.mjs"
import { withWorld } from "../harness/world.mjs"
import { Notes } from "./notes.mjs"
import { addKey, approve, protect, revokeApp, unlock, visit } from "./owner.mjs"

/**
 * Plays the story in one browser mode.
 *
 * @param {string} mode of harness/browsers.mjs
 * @param {{ protection?: "device" | "passphrase", tell?: (line: string) => void, ports?: object }} options `tell` hears what
 *   was seen, line by line
 */
export const mainStory = (mode, { protection = "device", tell = () => {}, ports } = {}) =>
  withWorld(mode, { ports, demoApp: true }, async (world) => {
    tell(`${world.version}, wallet ${world.wallet}, app ${world.demoApp}`)
    const notes = await Notes.open(world)
    await connectWithEmptyWallet({ world, notes, protection, tell })
    await approveWithLess({ world, notes, tell })
    await chat({ world, notes, tell })
    await reload({ world, notes, tell })
    await ledger({ world, tell })
    await reachLimit({ world, notes, tell })
    await revoke({ world, notes, tell, protection })
    assert.deepEqual(await world.observer.complaints({ except: EXPECTED }), [])
    tell("no error, no policy violation in any console")
  })

// A refused or stopped request shows up in the console as such.
const EXPECTED = [/Failed to load resource/, /net::ERR_ABORTED/, /NS_BINDING_ABORTED/]

async function connectWithEmptyWallet({ world, notes, protection, tell }) {
  await notes.connect()
  const window = await world.consent()
  await see(window, "Your wallet has no keys yet")
  tell("the app asked; its window says: your wallet has no keys yet")
  await world.picture(window, "consent-empty")
  assert.equal(await window.$("input[type=password]"), null, "a window that an app opened has a secret field")
  await press(window, /^Add a key/)
  const tab = await world.walletTab()
  tell(`a wallet tab opened at ${new URL(tab.url()).origin}/`)
  await protect(tab, protection)
  tell(protection === "device" ? "protected: this device only" : "protected: passphrase")
  await addKey(tab, { key: "sk-wrong" })
  assert.ok(await sees(tab, "Nothing was saved"))
  tell("a wrong key was refused, nothing was saved")
  await addKey(tab, { key: "sk-demo-openai" })
  tell(`an OpenAI key was checked and saved: ${(await see(tab, /Works, \d+ models/))[0]}`)
  await world.picture(tab, "first-run")
  await press(tab, "Continue")
}

async function approveWithLess({ world, notes, tell }) {
  const window = await world.consent()
  await window.bringToFront()
  await see(window, "Most it may spend")
  tell("the pending request went on by itself")
  await originIsFirst(window, world.demoApp)
  tell(`the window shows the origin first and largest: ${world.demoApp}`)
  const early = await button(window, /^Approve/, { enabled: false })
  const armed = await early.evaluate((node) => node.getAttribute("aria-disabled") !== "true")
  tell(armed ? "Approve is armed" : "Approve waits until the window was seen for a moment")
  await world.picture(window, "consent")
  await approve(window, { limit: "0.01" })
  await until("the window to close by itself", () => window.isClosed())
  await notes.isConnected()
  tell("approved with a limit of $0.01; the window closed by itself")
}

async function originIsFirst(window, origin) {
  const host = new URL(origin).host
  const sizes = await window.evaluate((host) => {
    const size = (node) => Number.parseFloat(getComputedStyle(node).fontSize)
    const texts = [...document.querySelectorAll("body *")].filter(
      (node) => node.getClientRects().length && node.innerText?.trim(),
    )
    const named = texts.filter((node) => node.innerText.replace(/\s/g, "").includes(host))
    const all = texts.filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
    return { origin: Math.max(...named.map(size)), largest: Math.max(...all.map(size)) }
  }, host)
  assert.ok(sizes.origin >= sizes.largest, `the origin has ${sizes.origin} px, something else ${sizes.largest} px`)
}

async function chat({ world, notes, tell }) {
  const whole = await notes.ask("What did I decide about the greenhouse?", { whole: true })
  assert.equal(whole.answer, ANSWER)
  tell(`generateText: ${whole.answer} ${whole.receipt}`)
  const used = await notes.ask("Look into my notes #tool")
  assert.equal(used.searches, 1)
  assert.equal(used.answer, TOOL_ANSWER)
  tell(`streamText with a tool call: ${used.answer} ${used.receipt}`)
  await notes.send("Tell me everything #slow")
  await world.upstream.journal.until(({ scenario, state }) => scenario === "slow" && state === "running")
  await until("the first words", async () => /word\d/.test((await notes.last()).answer ?? ""))
  await notes.stop()
  const slow = await world.upstream.journal.until(({ scenario, state }) => scenario === "slow" && state === "aborted")
  tell(`Stop ended the provider's request: number ${slow.n} saw its connection close`)
  await world.picture(notes.page, "app-chat")
}

async function reload({ world, notes, tell }) {
  await notes.reload()
  await notes.isConnected()
  const windows = (await world.browser.pages()).filter((page) => page.url().includes("/consent"))
  assert.equal(windows.length, 0)
  tell("after a reload the grant is still there, no new consent")
}

async function ledger({ world, tell }) {
  const tab = await world.walletTab()
  await tab.bringToFront()
  if (await sees(tab, "Open the wallet")) await press(tab, "Open the wallet")
  if (world.storage !== "shared") {
    await visit(tab, "Apps")
    await see(tab, /unreported/)
    tell("the dashboard says what a sealed session may have spent unreported; its rows come at next contact")
    return
  }
  await visit(tab, "Activity")
  await see(tab, /Stopped/)
  await see(tab, "Paid")
  tell("the dashboard lists the requests: paid, stopped")
  await world.picture(tab, "activity")
}

async function reachLimit({ world, notes, tell }) {
  const refusal = await until("the limit", async () => {
    const { code, refusal } = await notes.ask("#exact Turn all notes into one plan")
    return code === "budget_exhausted" && refusal
  })
  tell(`the limit was reached: ${refusal}`)
  await world.picture(notes.page, "app-limit")
}

async function revoke({ world, notes, tell, protection }) {
  const tab = await world.walletTab()
  await tab.bringToFront()
  if (await sees(tab, "Your wallet is locked")) await unlock(tab)
  await visit(tab, "Apps")
  const promise = (await see(tab, /Stops (now|by \d\d:\d\d)/))[0]
  tell(`the dashboard says of a revocation: ${promise} (${world.storage})`)
  await revokeApp(tab)
  await world.picture(tab, "apps")
  if (world.storage === "shared") assert.equal(promise, "Stops now")
  if (promise === "Stops now") {
    await notes.stands("ready", "revoked")
    tell("revoked: the app was told at once")
  } else {
    tell(`revoked: the app's session ends with its lease, ${promise} (${protection})`)
  }
}
