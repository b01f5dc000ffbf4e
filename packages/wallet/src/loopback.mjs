import { createServer } from "node:http"

/** How often another port is tried where a free one was asked for. */
const TRIES = 20

/** Says that this machine has no such address. */
const WITHOUT_ADDRESS = ["EADDRNOTAVAIL", "EAFNOSUPPORT"]

/**
 * Serves HTTP on this machine only, at both of its addresses, 127.0.0.1 and [::1]: browsers try both for a name that ends with
 * `.localhost`, so whoever had the other one would have the origin. Where the machine has no IPv6 there is no other one.
 *
 * @param {number} port 0 picks one that is free at both
 * @param {import("node:http").RequestListener} answer
 * @returns {Promise<{ port: number, close(): Promise<void> }>}
 * @throws the error of Node's, `EADDRINUSE`, where the port is taken at either
 */
export async function listenOnLoopback(port, answer) {
  for (let tries = port === 0 ? TRIES : 1; ; tries--)
    try {
      return await listenOnBoth(port, answer)
    } catch (error) {
      if (error.code !== "EADDRINUSE" || tries === 1) throw error
    }
}

async function listenOnBoth(port, answer) {
  const first = await listening(port, "127.0.0.1", answer)
  const chosen = first.address().port
  const second = await listening(chosen, "::1", answer).catch(async (error) => {
    if (WITHOUT_ADDRESS.includes(error.code)) return undefined
    await closed(first)
    throw error
  })
  const close = async () => void (await Promise.all([first, second].filter(Boolean).map(closed)))
  return { port: chosen, close }
}

function listening(port, host, answer) {
  const server = createServer(answer)
  return new Promise((ready, failed) => server.once("error", failed).listen(port, host, () => ready(server)))
}

function closed(server) {
  server.closeAllConnections()
  return new Promise((done) => server.close(done))
}
