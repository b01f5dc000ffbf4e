// What a person does in the test app (pages/app.js), and what the app then holds.
import { press, until } from "../harness/act.mjs"
import { approve } from "./owner.mjs"

export const LANGUAGE = { capabilities: ["language"] }

/** Opens the test app; it connects by itself unless `idle` is among the options. */
export async function openApp(world, site = "app", options = {}) {
  const page = await world.open(world.appUrl(site, options))
  await page.waitForFunction("globalThis.app")
  return page
}

/** Waits until the wallet's windows of earlier questions have closed. */
export async function windowsClosed(page) {
  const isConsent = (each) => new URL(each.url()).pathname.startsWith("/consent")
  await until("earlier windows to close", async () => !(await page.browser().pages()).some(isConsent))
}

/**
 * Clicks the app's button for one SDK action, once the wallet's windows of earlier ones have closed. Gives a promise in an
 * object, so that awaiting does not wait for the outcome.
 */
export async function click(page, action, argument) {
  await windowsClosed(page)
  await page.bringToFront()
  await page.evaluate((...args) => arm(...args), action, argument)
  await press(page, "Go")
  return { outcome: () => page.evaluate(() => outcome) }
}

/** Asks for a grant and approves it. Gives what the app was told. */
export async function connectAndApprove(world, page, request = LANGUAGE, edits = {}) {
  const { outcome } = await click(page, "requestGrant", request)
  const answer = outcome()
  await approve(await world.consent(), edits)
  const { value, error } = await answer
  if (value?.type !== "approved") throw new Error(`not approved: ${JSON.stringify(value ?? error)}`)
  return value
}

/** Calls a function of the app's page by name; errors come back as `{ error }` with all their fields. */
export const call = (page, name, ...args) => page.evaluate((name, args) => app.settled(app[name](...args)), name, args)

export const ask = (page, model, text = "Hello", more = {}) => call(page, "ask", model, text, more)

/** The code of a refusal, or what was answered instead. */
export const codeOf = ({ error, value }) => error?.code ?? error?.name ?? `answered ${JSON.stringify(value)}`

export const statusIs = (page, status) =>
  until(`the status ${status}`, async () => (await page.$eval("#status", (p) => p.textContent)) === status, {
    context: () => page.$eval("#status", (p) => p.textContent),
  })
