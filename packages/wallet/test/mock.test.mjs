// The mock wallet as it is served: other pages than the wallet's, under headers at least as narrow.
import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { get } from "node:http"
import { after, before, test } from "node:test"
import { fileURLToPath } from "node:url"
import { serve } from "../src/index.mjs"
import { check } from "../src/mock.mjs"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

let wallet
before(async () => (wallet = await serve({ port: 0, mock: { decide: "approve" } })))
after(() => wallet.close())

/** `fetch` would not let the host be chosen. */
function ask(path) {
  return new Promise((done, failed) => {
    const headers = { host: `wallet.localhost:${wallet.port}` }
    const sent = get({ host: "127.0.0.1", port: wallet.port, path, headers }, async (response) =>
      done({ status: response.statusCode, headers: response.headers, body: (await response.toArray()).join("") }),
    )
    sent.once("error", failed)
  })
}

for (const path of ["/", "/bridge", "/consent"])
  test(`headers of ${path}`, async () => {
    const { status, headers } = await ask(path)
    const policy = headers["content-security-policy"].split("; ")
    assert.equal(status, 200)
    const wanted = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"] // prettier-ignore
    assert.deepEqual(wanted.filter((rule) => !policy.includes(rule)), []) // prettier-ignore
    assert.equal(policy.includes("frame-ancestors 'none'"), path !== "/bridge")
    assert.equal(headers["x-content-type-options"], "nosniff")
  })

test("the pages have no field and say what they are", async () => {
  for (const path of ["/", "/consent"]) {
    const { body } = await ask(path)
    assert.match(body, /Mock wallet/)
    assert.doesNotMatch(body, /<(input|textarea|form)\b/)
  }
})

test("its settings are served, and no page, data or script of the wallet", async () => {
  assert.equal((await ask("/mock.json")).body, '{"decide":"approve"}')
  for (const path of ["/engine", "/live", "/data/providers.json", "/assets/dashboard.js"])
    assert.equal((await ask(path)).status, 404, path)
})

test("the wallet itself has nothing of the mock", () => {
  const assets = at("../../../apps/wallet/dist")
  const files = readdirSync(assets, { recursive: true }).filter((name) => /\.(js|html)$/.test(name))
  assert.ok(files.includes("assets/bridge.js") && files.includes("consent.html"))
  for (const name of files) assert.doesNotMatch(readFileSync(`${assets}/${name}`, "utf8"), /mock\.json|byokMock/, name)
})

const WRONG = [
  [{ approve: true }, "approve is not known"],
  [{ decide: "yes" }, "decide is not one of approve"],
  [{ costUsd: "0.1" }, "costUsd is not a number of US dollars"],
  [{ answers: { language: 7 } }, "answers.language is not a text"],
  [{ answers: { text: "x" } }, "answers.text is not known"],
  [{ cases: [{ when: "x" }] }, "cases[0] says neither"],
  [{ cases: [{ refuse: { code: "out_of_money" } }] }, "cases[0].refuse.code is not an error code"],
  [{ cases: [{ times: 0, answers: {} }] }, "cases[0].times is not a number, 1 or more"],
  [{ granted: {} }, "granted is not an object with a list of capabilities"],
  [[], "The settings of the mock are an object"],
]
for (const [settings, sentence] of WRONG)
  test(`settings_${JSON.stringify(settings)}_areRefused`, () =>
    assert.rejects(check(settings), ({ message }) => message.startsWith(sentence)))

test("a mock takes no tables of the wallet's", () =>
  assert.rejects(serve({ port: 0, mock: {}, providers: {} }), /The mock wallet has no providers/))
