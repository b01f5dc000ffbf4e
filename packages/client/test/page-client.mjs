// The client for snippets: what they make is the client of the page's mock wallet.
export { ByokError } from "@byokapi/client"

export function ByokClient() {
  return globalThis.mockWallet.client
}
