// One client on one page with one wallet, taken down after the test.
import { ByokClient } from "@byokapi/client"
import { Page, Wallet, WALLET } from "./browser.mjs"

/** @param {{ methods?: object, wallet?: object, page?: object, client?: object }} options */
export function setUp(t, { methods, wallet: how, page: where, client: more } = {}) {
  const wallet = new Wallet(methods, how)
  const page = new Page(wallet, where)
  const clients = []
  const client = (options) => {
    const made = new ByokClient({ bridgeUrl: `${WALLET}/bridge`, appName: "Notes", ...more, ...options })
    clients.push(made)
    return made
  }
  t.after(() => {
    for (const each of clients) each.dispose()
    wallet.close()
    page.uninstall()
  })
  return { wallet, page, byok: client(), client }
}

/** What is from here on left to the page's own error handling: thrown by a timer. */
export function reported(t) {
  const thrown = []
  const { setTimeout: timer } = globalThis
  const kept = (task) => () => {
    try {
      task()
    } catch (error) {
      thrown.push(error.message)
    }
  }
  globalThis.setTimeout = (task, ...how) => timer(kept(task), ...how)
  t.after(() => (globalThis.setTimeout = timer))
  return thrown
}
