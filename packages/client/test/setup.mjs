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
