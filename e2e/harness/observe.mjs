// Everything that leaves a trace outside a page: console, errors, addresses, policy violations, messages between contexts.
import { readFileSync } from "node:fs"

const PROBE = readFileSync(new URL("./probe.js", import.meta.url), "utf8")
// The browser's own request for a page icon, and Firefox's remarks about its own features.
const HARMLESS = [
  /favicon/,
  /InstallTrigger/,
  /Feature Policy: Skipping/,
  /Quirks Mode/,
  /requestStorageAccess\(\) may only be requested/,
]

/** Over WebDriver BiDi there is none to be had: Firefox's requests are read at the upstream. */
function bodyOf(request) {
  try {
    return request.hasPostData() ? (request.postData() ?? "") : ""
  } catch {
    return ""
  }
}

export class Observer {
  console = []
  errors = []
  requests = []
  #pages = new Set()
  #collected = []

  constructor(browser) {
    browser.on("targetcreated", async (target) => {
      const page = await target.page().catch(() => null)
      if (page) await this.attach(page)
    })
  }

  async attach(page) {
    if (this.#pages.has(page)) return
    this.#pages.add(page)
    page.on("console", (message) => this.#console(page, message))
    page.on("pageerror", (error) => this.errors.push({ page: page.url(), text: `${error?.stack ?? error}` }))
    page.on("request", (request) => this.#request(page, request))
    await page.evaluateOnNewDocument(PROBE).catch(() => {})
  }

  #console(page, message) {
    const text = `${message.text()} ${message.location()?.url ?? ""}`
    this.console.push({ page: page.url(), type: message.type(), text })
  }

  #request(page, request) {
    const { url, frame } = { url: request.url(), frame: request.frame()?.url() ?? "" }
    this.requests.push({
      page: page.url(),
      frame,
      url,
      headers: JSON.stringify(request.headers()),
      body: bodyOf(request),
    })
  }

  /** `[{ frame, kind, text }]`: what the frames of all open pages received so far; kept across `collect()` calls. */
  async collect() {
    for (const page of this.#pages) {
      if (page.isClosed()) continue
      for (const frame of page.frames()) {
        const taken = await frame.evaluate(() => globalThis.__seen?.splice(0) ?? []).catch(() => [])
        for (const entry of taken) this.#collected.push({ frame: frame.url(), ...entry })
      }
    }
    return this.#collected
  }

  /** Console errors, page errors and policy violations that no test expects. */
  async complaints({ except = [] } = {}) {
    const expected = (text) => [...HARMLESS, ...except].some((pattern) => pattern.test(text))
    const violations = (await this.collect()).filter(({ kind }) => kind === "csp" || kind === "rejection")
    return [
      ...this.console.filter(({ type }) => type === "error").map(({ page, text }) => `console on ${page}: ${text}`),
      ...this.errors.map(({ page, text }) => `error on ${page}: ${text}`),
      ...violations.map(({ frame, kind, text }) => `${kind} on ${frame}: ${text}`),
    ].filter((text) => !expected(text))
  }
}
