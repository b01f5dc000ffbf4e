// Both addresses of this machine, or none: whoever has the other one has the wallet's origin in browsers that try it first.
import assert from "node:assert/strict"
import { createServer, get } from "node:http"
import { networkInterfaces } from "node:os"
import { test } from "node:test"
import { serve } from "../src/index.mjs"
import { listenOnLoopback } from "../src/loopback.mjs"

const ADDRESSES = ["127.0.0.1", "::1"]
const interfaces = Object.values(networkInterfaces()).flat()
const skip = !interfaces.some(({ address }) => address === "::1") && "no IPv6 here"

function stranger(t, port, address) {
  const server = createServer((_, response) => response.end("stranger"))
  t.after(() => server.close())
  return new Promise((done, failed) =>
    server.once("error", failed).listen(port, address, () => done(server.address().port)),
  )
}

function ask(address, port, host) {
  return new Promise((done, failed) => {
    const sent = get({ host: address, port, path: "/bridge", headers: { host } }, async (response) =>
      done({ status: response.statusCode, body: (await response.toArray()).join("") }),
    )
    sent.once("error", failed)
  })
}

for (const address of ADDRESSES) {
  test(`serve_answersAt_${address}_underItsNameOnly`, { skip }, async (t) => {
    const wallet = await serve({ port: 0, mock: {} })
    t.after(wallet.close)
    const { status, body } = await ask(address, wallet.port, `wallet.localhost:${wallet.port}`)
    assert.equal(status, 200)
    assert.match(body, /<!doctype html>/i)
    const other = await ask(address, wallet.port, `evil.example:${wallet.port}`)
    assert.deepEqual([other.status, other.body], [421, `This wallet is at ${wallet.url}\n`])
  })

  test(`serve_leaves_${address}_toNobodyElse`, { skip }, async (t) => {
    const wallet = await serve({ port: 0, mock: {} })
    t.after(wallet.close)
    await assert.rejects(stranger(t, wallet.port, address), { code: "EADDRINUSE" })
  })

  test(`serve_wherePortIsTakenAt_${address}_isRefusedAndKeepsNeither`, { skip }, async (t) => {
    const port = await stranger(t, 0, address)
    await assert.rejects(serve({ port, mock: {} }), { code: "EADDRINUSE" })
    const [free] = ADDRESSES.filter((each) => each !== address)
    assert.equal(await stranger(t, port, free), port)
  })
}

/** Answers the system's question for an address as told, one after the other; then as always. */
function refusals(t, ...codes) {
  const { listen } = createServer().constructor.prototype
  const asked = []
  t.mock.method(createServer().constructor.prototype, "listen", function (port, host, ready) {
    if (host === "::1") {
      asked.push(port)
      const code = codes.shift()
      if (code) return queueMicrotask(() => this.emit("error", Object.assign(new Error(code), { code })))
    }
    return listen.call(this, port, host, ready)
  })
  return asked
}

test("listen_whereAFreePortIsTakenAtTheOther_triesAnother", async (t) => {
  const asked = refusals(t, "EADDRINUSE", "EADDRINUSE")
  const { port, close } = await listenOnLoopback(0, (_, response) => response.end())
  t.after(close)
  assert.equal(asked.length, 3)
  assert.equal(asked.at(-1), port)
})

for (const code of ["EADDRNOTAVAIL", "EAFNOSUPPORT"])
  test(`listen_withoutIpv6_${code}_isContentWithTheOne`, async (t) => {
    refusals(t, code)
    const { port, close } = await listenOnLoopback(0, (_, response) => response.end("here"))
    t.after(close)
    assert.equal((await ask("127.0.0.1", port, "localhost")).body, "here")
  })

test("listen_whereItMayNotHaveTheOther_isRefused", async (t) => {
  refusals(t, "EACCES")
  await assert.rejects(
    listenOnLoopback(0, () => {}),
    { code: "EACCES" },
  )
})
