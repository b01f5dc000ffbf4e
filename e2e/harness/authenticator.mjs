// A device that holds passkeys. As Chromium plays one it belongs to one tab or window and forgets all when that closes; Firefox's
// serves all of a browser.
import { until } from "./act.mjs"
import { Marionette } from "./marionette.mjs"

const OPTIONS = {
  protocol: "ctap2",
  ctap2Version: "ctap2_1",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
}

class Authenticator {
  constructor(session, authenticatorId) {
    this.session = session
    this.authenticatorId = authenticatorId
  }

  send(what, more = {}) {
    return this.session.send(`WebAuthn.${what}`, { authenticatorId: this.authenticatorId, ...more })
  }

  /** Whether the owner shows a finger when asked, or turns away until the browser gives up. */
  agrees = (enabled) => this.send("setAutomaticPresenceSimulation", { enabled })

  passkeys = async () => (await this.send("getCredentials")).credentials

  forget = () => this.send("clearCredentials")

  /** The same passkeys under the same ids, which give no secret: Chromium does not take the secrets along. */
  async empty() {
    const passkeys = await this.passkeys()
    await this.forget()
    for (const credential of passkeys) await this.send("addCredential", { credential })
  }
}

/** Firefox's: an owner who turns away is one whom it does not recognise. Its passkeys always give a secret. */
class GeckoAuthenticator {
  constructor(marionette, authenticatorId) {
    this.marionette = marionette
    this.authenticatorId = authenticatorId
  }

  send(what, more = {}) {
    return this.marionette.send(`WebAuthn:${what}`, { authenticatorId: this.authenticatorId, ...more })
  }

  agrees = (isUserVerified) => this.send("SetUserVerified", { isUserVerified })

  passkeys = async () => (await this.send("GetCredentials")).value

  forget = () => this.send("RemoveAllCredentials")
}

const GECKO_OPTIONS = {
  protocol: "ctap2_1",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserConsenting: true,
  isUserVerified: true,
}

async function geckoAuthenticator(browser) {
  const { spawnargs } = browser.process()
  const marionette = await Marionette.of(spawnargs[spawnargs.indexOf("--profile") + 1])
  const { value } = await marionette.send("WebAuthn:AddVirtualAuthenticator", GECKO_OPTIONS)
  return new GeckoAuthenticator(marionette, value)
}

const isGecko = (page) => page.browser().process().spawnargs.includes("--marionette")

/** Runs in the page: the browser gives up soon. An empty page has nothing to give up. */
function impatient() {
  const { credentials } = navigator
  if (!credentials) return
  for (const name of ["create", "get"]) {
    const real = credentials[name].bind(credentials)
    credentials[name] = ({ publicKey }) => real({ publicKey: { ...publicKey, timeout: 2500 } })
  }
}

/** Puts one into a tab or window. `hasPrf` says whether its passkeys give secrets. */
export async function addAuthenticator(page, { hasPrf = true } = {}) {
  await page.evaluateOnNewDocument(impatient)
  await page.evaluate(impatient)
  if (isGecko(page)) return geckoAuthenticator(page.browser())
  const session = await page.createCDPSession()
  await session.send("WebAuthn.enable")
  const options = { ...OPTIONS, hasPrf }
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options })
  return new Authenticator(session, authenticatorId)
}

/** Runs in the tab, before its scripts. */
function forward() {
  const bytes = (buffer) => [...new Uint8Array(buffer.buffer ?? buffer)]
  navigator.credentials.create = async ({ publicKey: { user, extensions } }) => {
    const answer = JSON.parse(await makePasskeyElsewhere(JSON.stringify([user.name, bytes(extensions.prf.eval.first)])))
    const own = (list) => new Uint8Array(list).buffer
    return {
      rawId: own(answer.id),
      getClientExtensionResults: () => ({ prf: { enabled: true, results: { first: own(answer.secret) } } }),
      response: { getTransports: () => ["internal"] },
    }
  }
}

/** Runs in the window. */
async function makeHere(text) {
  const [name, salt] = JSON.parse(text)
  const made = await navigator.credentials.create({
    publicKey: {
      rp: { id: location.hostname, name: "BYOK wallet" },
      user: { id: new Uint8Array(16), name, displayName: name },
      challenge: new Uint8Array(32),
      pubKeyCredParams: [{ type: "public-key", alg: -7 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      extensions: { prf: { eval: { first: new Uint8Array(salt) } } },
    },
  })
  const secret = made.getClientExtensionResults().prf.results.first
  return JSON.stringify({ id: [...new Uint8Array(made.rawId)], secret: [...new Uint8Array(secret)] })
}

/**
 * From its next document on, passkeys that `tab` makes are made by the authenticator of the window that `find` gives. A real
 * device serves all windows; Chromium's stands for one, and its secrets cannot be carried to another.
 */
export async function makePasskeysIn(tab, find) {
  await tab.exposeFunction("makePasskeyElsewhere", async (text) => {
    const window = await until("the window with the authenticator", find)
    await window.bringToFront()
    const made = await window.evaluate(makeHere, text)
    await tab.bringToFront()
    return made
  })
  await tab.evaluateOnNewDocument(forward)
}
