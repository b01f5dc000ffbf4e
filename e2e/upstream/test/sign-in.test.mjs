// What the upstream demands of one who signs in for a key, asked as a browser and a wallet would.
import assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { after, before, test } from "node:test"
import { startUpstream } from "../index.mjs"
import { SignIns } from "../sign-in.mjs"

let upstream
before(async () => (upstream = await startUpstream()))
after(() => upstream.stop())

const BACK = "http://wallet.localhost:8881/?signin=s"
const challengeOf = (verifier) => createHash("sha256").update(verifier).digest("base64url")
const newVerifier = () => randomBytes(32).toString("base64url")
const addressOf = (verifier, more = {}) =>
  `/auth?${new URLSearchParams({ callback_url: BACK, code_challenge: challengeOf(verifier), code_challenge_method: "S256", ...more })}`

/** Goes to the page and takes one of its doors; where the browser is sent then. */
async function decide(words, address) {
  const answer = await fetch(upstream.origin + address)
  const html = await answer.text()
  assert.equal(answer.status, 200, html)
  const door = new RegExp(`href="([^"]*)">${words}<`).exec(html)[1].replaceAll("&amp;", "&")
  const { headers } = await fetch(upstream.origin + door, { redirect: "manual" })
  return new URL(headers.get("location"))
}

const exchange = (body, headers = {}) =>
  fetch(`${upstream.origin}/api/v1/auth/keys`, {
    method: "POST",
    headers: { origin: "http://wallet.localhost:8881", "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  })

const about = async (key) => {
  const answer = await fetch(`${upstream.origin}/api/v1/key`, { headers: { authorization: `Bearer ${key}` } })
  return answer.ok ? (await answer.json()).data : answer.status
}

test("one who says yes comes back with a code, and the code is good once", async () => {
  const verifier = newVerifier()
  const back = await decide("Authorize", addressOf(verifier, { key_label: "Mine" }))
  assert.equal(back.origin + back.pathname, "http://wallet.localhost:8881/")
  assert.equal(back.searchParams.get("signin"), "s")
  const body = { code: back.searchParams.get("code"), code_verifier: verifier, code_challenge_method: "S256" }
  const answer = await exchange(body)
  assert.equal(answer.headers.get("access-control-allow-origin"), "*")
  const { key } = await answer.json()
  assert.match(key, /^sk-or-v1-/)
  assert.equal((await about(key)).name, "Mine")
  assert.equal((await exchange(body)).status, 403)
  assert.equal(await about("sk-or-another"), 401)
})

test("one who says no comes back with an error", async () => {
  const back = await decide("Cancel", addressOf(newVerifier()))
  assert.equal(back.searchParams.get("error"), "access_denied")
  assert.equal(back.searchParams.get("code"), null)
})

test("another verifier is refused and burns the code", async () => {
  const verifier = newVerifier()
  const code = (await decide("Authorize", addressOf(verifier))).searchParams.get("code")
  const method = { code_challenge_method: "S256" }
  assert.equal((await exchange({ code, code_verifier: newVerifier(), ...method })).status, 403)
  assert.equal((await exchange({ code, code_verifier: verifier, ...method })).status, 403)
})

test("the method of the challenge is asked for, and no field that is unknown is taken", async () => {
  assert.equal((await exchange({ code: "c", code_verifier: "v", code_challenge_method: "plain" })).status, 400)
  assert.equal((await exchange({ code: "c", code_verifier: "v", code_challenge_method: "S256", limit: 1 })).status, 400)
  assert.equal((await exchange({ code: "c" }, { "x-anything": "a" })).status, 400)
})

test("a code is good for ten minutes", () => {
  let now = 0
  const signIns = new SignIns(
    () => "sk-or-made",
    () => now,
  )
  const verifier = newVerifier()
  const body = () => ({
    code: signIns.codeFor(challengeOf(verifier)),
    code_verifier: verifier,
    code_challenge_method: "S256",
  })
  const [early, late] = [body(), body()]
  now = 599_999
  assert.equal(signIns.exchange(early).body.key, "sk-or-made")
  now = 600_000
  assert.equal(signIns.exchange(late).status, 403)
})

const REFUSED = [
  { code_challenge: "short" },
  { code_challenge_method: "plain" },
  { callback_url: "http://wallet.example/" },
  { callback_url: "javascript:alert(1)" },
  { callback_url: "nonsense" },
  { limit: "-1" },
  { usage_limit_type: "hourly" },
  { expires_at: "2027-12-31T23:59Z" },
  { anything: "else" },
]
for (const wrong of REFUSED) {
  test(`the page refuses ${JSON.stringify(wrong)}`, async () => {
    assert.equal((await fetch(upstream.origin + addressOf(newVerifier(), wrong))).status, 400)
  })
}

test("limit and end are those of the key, or are left aside", async () => {
  const wishes = { limit: "2.50", usage_limit_type: "monthly", expires_at: "2099-12-31T23:59:59Z" }
  const keyOf = async () => {
    const verifier = newVerifier()
    const code = (await decide("Authorize", addressOf(verifier, wishes))).searchParams.get("code")
    const answer = await exchange({ code, code_verifier: verifier, code_challenge_method: "S256" })
    return (await answer.json()).key
  }
  const { limit, limit_reset, expires_at } = await about(await keyOf())
  assert.deepEqual(
    { limit, limit_reset, expires_at },
    { limit: 2.5, limit_reset: "monthly", expires_at: wishes.expires_at },
  )
  upstream.signIns.ignoresWishes = true
  assert.equal((await about(await keyOf())).limit, null)
  upstream.signIns.ignoresWishes = false
})
