// One story's world: a fresh browser, the wallet, apps on other sites and a stand-in for the providers.
import { mkdirSync, readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { until } from "./act.mjs"
import { launch, MODES } from "./browsers.mjs"
import { Observer } from "./observe.mjs"
import { startServers } from "./servers.mjs"

const screens = fileURLToPath(new URL("../../.cache/screens", import.meta.url))

/** Runs `story(world)` and closes everything, also after a failure; a failure's message carries what the pages showed. */
export async function withWorld(mode, options, story) {
  const world = await openWorld(mode, options)
  try {
    return await story(world)
  } catch (error) {
    error.message += await world.lastWords().catch(() => "")
    throw error
  } finally {
    await world.close()
  }
}

export async function openWorld(mode, options = {}) {
  const servers = await startServers(options)
  const ports = options.asPublic ? [Number(new URL(servers.walletOrigin).port), servers.appPort] : []
  const launched = await launch(mode, { ...options, publicPorts: ports }).catch(async (error) => {
    await servers.stop()
    throw error
  })
  return new World(mode, servers, launched)
}

class World {
  constructor(mode, servers, launched) {
    this.mode = mode
    this.engine = launched.engine
    this.enter(launched)
    /** "shared" or "sealed": where the wallet's frame finds its data in this mode. */
    this.storage = MODES[mode].storage
    /** Whether a sealed session hears the wallet's bell there. */
    this.hearsBell = Boolean(MODES[mode].hearsBell)
    this.upstream = servers.upstream
    this.files = servers.files
    this.servers = servers
    this.wallet = servers.walletOrigin
    this.demoApp = servers.demoApp
  }

  enter(launched) {
    this.browser = launched.browser
    this.version = launched.version
    this.observer = new Observer(launched.browser)
    this.launched = launched
  }

  /** Ends the browser as a power cut would, and starts it again on the same profile. */
  async crash() {
    await this.launched.kill()
    this.enter(await launch(this.mode, { profile: this.launched.profile }))
  }

  /** The same servers in another browser with an empty profile, which the caller leaves by `leave()`. */
  async elsewhere() {
    return new World(this.mode, this.servers, await launch(this.mode))
  }

  leave = () => this.launched.close()

  /** The files that the browser saved and whose names satisfy `test`, once there is one. */
  async saved(test) {
    const folder = this.launched.downloads
    return until(`a saved file ${test}`, () => {
      const names = readdirSync(folder, { recursive: true }).filter(
        (name) => test.test(name) && !/\.part|crdownload/.test(name),
      )
      return names.length > 0 && names.map((name) => `${folder}/${name}`)
    })
  }

  /** Firefox's driver places a tab beside another one, which may just be closing. */
  newPage() {
    return this.browser.newPage().catch((error) => {
      if (/no such frame/.test(error.message)) return this.browser.newPage()
      throw error
    })
  }

  /** A new tab. Everything it does is observed from its first script on. */
  async open(url) {
    const page = await this.newPage()
    await this.observer.attach(page)
    page.setDefaultNavigationTimeout(120_000)
    await page.goto(url)
    return page
  }

  /** The address of the test app on a site of its own; options become its query. */
  appUrl(site = "app", options = {}, path = "/app.html") {
    const query = new URLSearchParams({ wallet: this.wallet, ...options })
    return `http://${site}.localhost:${this.servers.appPort}${path}?${query}`
  }

  /** The tab or window whose URL satisfies `test`, once there is one. */
  async page(name, test, options) {
    return until(
      `the window ${name}`,
      async () => {
        const pages = await this.browser.pages()
        return pages.find((page) => !page.isClosed() && test(new URL(page.url())))
      },
      { context: () => this.urls(), ...options },
    )
  }

  /** The wallet's frame in a page of an app. */
  bridge = (page) =>
    page.frames().find((frame) => frame.url().startsWith(this.wallet) && new URL(frame.url()).pathname === "/bridge")

  consent = (options) =>
    this.page(
      "of consent",
      ({ origin, pathname }) => origin === this.wallet && pathname.startsWith("/consent"),
      options,
    )

  /** A tab of the wallet itself, which its window or the owner opened. */
  walletTab = (options) =>
    this.page("of the wallet", ({ origin, pathname }) => origin === this.wallet && pathname === "/", options)

  /** Closes the browser as a person does, and starts it again on the same profile. */
  async restart() {
    await this.launched.quit()
    this.enter(await launch(this.mode, { profile: this.launched.profile }))
  }

  /** Takes the network away from the wallet: its own site, the providers and the models are gone; apps' sites are not. */
  unplug = () => this.servers.unplug()

  /** A page of the wallet for looking at its storage. */
  async walletFrame() {
    const open = (await this.browser.pages()).find((page) => page.url().startsWith(`${this.wallet}/404`))
    return open ?? this.open(`${this.wallet}/404`)
  }

  async urls() {
    return (await this.browser.pages()).map((page) => page.url()).join(" ")
  }

  async lastWords() {
    const lines = []
    for (const page of await this.browser.pages()) {
      const text = await page
        .evaluate(() => document.body?.innerText.replace(/\s+/g, " ").slice(0, 500))
        .catch(() => "?")
      lines.push(`${page.url()} «${text}»`)
    }
    const complaints = await this.observer.complaints()
    return ["", "the pages at that moment:", ...lines, ...complaints.slice(0, 12)].join("\n    ")
  }

  /** A picture of a page in .cache/screens, if BYOK_SCREENS is set. */
  async picture(page, name, options) {
    if (!process.env.BYOK_SCREENS) return
    mkdirSync(screens, { recursive: true })
    await page.screenshot({ path: `${screens}/${this.mode}-${name}.png`, ...options }).catch(() => {})
  }

  async close() {
    await this.launched.close()
    await this.servers.stop()
  }
}
