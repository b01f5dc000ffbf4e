// Real browsers with fresh profiles, launched as users have them: popup blocking and background throttling on.
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import puppeteer from "puppeteer-core"
import { atTheEnd, endOnSignals } from "./ending.mjs"
import { MARIONETTE } from "./marionette.mjs"

/** What each mode means for the wallet's frame inside an app on another site. */
export const MODES = {
  "chromium-allowed": { engine: "chromium", title: "Chromium, third-party cookies allowed", storage: "shared" },
  "chromium-blocked": { engine: "chromium", title: "Chromium, third-party cookies blocked", storage: "sealed" },
  "chromium-granted": { engine: "chromium", title: "Chromium, cookies blocked, wallet allowed", storage: "shared" },
  firefox: { engine: "firefox", title: "Firefox, default settings", storage: "sealed", hearsBell: true },
  // A session lives as long as its page there: only the stories that name this mode are played in it.
  "firefox-refused": {
    engine: "firefox",
    title: "Firefox, all third-party cookies blocked",
    storage: "sealed",
    named: true,
  },
}

// Written before the first start; afterwards Chromium keeps its own copy.
const PREFERENCES = {
  "chromium-allowed": { profile: { cookie_controls_mode: 0 } },
  "chromium-blocked": { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } },
  "chromium-granted": {
    profile: {
      cookie_controls_mode: 1,
      block_third_party_cookies: true,
      // Wallet first, no ports.
      content_settings: {
        exceptions: { storage_access: { "http://wallet.localhost,http://app.localhost": { setting: 1 } } },
      },
    },
  },
}

// puppeteer adds these; with them the tests would pass on what browsers refuse to users.
const NOT_FOR_US = [
  "--disable-features",
  "--disable-popup-blocking",
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
]
const isForUs = (argument) => !NOT_FOR_US.includes(argument.split("=")[0])

// Parts of the browser's own window that no story looks at, each drawn by a renderer of its own in every window.
const CHROME_OF_ITS_OWN = ["Translate", "WebUIReloadButton", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"]

// puppeteer's own listeners close the browser and let the program go on. At its exit puppeteer kills it in any case.
const OUR_SIGNALS = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }

const asRoot = () => (process.getuid?.() === 0 ? ["--no-sandbox"] : [])

/** Where a browser puts what its user saves. */
const downloadsOf = (profile) => join(profile, "downloads")

const chromium = (mode, profile, { headless, publicPorts = [], hosts = [], softwareGpu = false }) => {
  if (!existsSync(join(profile, "Default"))) {
    mkdirSync(join(profile, "Default"))
    writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(PREFERENCES[mode]))
  }
  return {
    browser: "chrome",
    executablePath: process.env.CHROMIUM_BIN || "/usr/bin/chromium",
    downloadBehavior: { policy: "allow", downloadPath: downloadsOf(profile) },
    ignoreDefaultArgs: true,
    args: [
      ...puppeteer.defaultArgs({ browser: "chrome", headless, userDataDir: profile }).filter(isForUs),
      `--disable-features=${CHROME_OF_ITS_OWN.join()}`,
      ...asRoot(),
      "--no-first-run",
      "--disable-gpu",
      ...(softwareGpu ? SOFTWARE_GPU : []),
      "--disable-quic",
      "--disable-sync",
      "--disable-component-update",
      "--window-size=1280,900",
      ...asPublic(publicPorts),
      ...asHere(hosts),
    ],
  }
}

// WebGPU on the processor: Chromium gives pages none of it otherwise. It does not compute in 16 bits.
const SOFTWARE_GPU = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"]

// Pages from these ports count as pages of the internet: then Chromium's Local Network Access keeps them from this computer.
const asPublic = (ports) =>
  ports.length
    ? [`--ip-address-space-overrides=${ports.map((port) => `127.0.0.1:${port}=public,[::1]:${port}=public`).join()}`]
    : []

const asHere = (hosts) =>
  hosts.length ? [`--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1`).join()}`] : []

// Without a preference of its own a mode has the browser's defaults.
const FIREFOX_PREFERENCES = { "firefox-refused": { "network.cookie.cookieBehavior": 1 } }

const firefox = (mode, profile, { passkeys, hosts = [] }) => ({
  browser: "firefox",
  executablePath: process.env.FIREFOX_BIN || "/usr/bin/firefox-esr",
  args: ["--width=1280", "--height=900", ...(passkeys ? MARIONETTE.args : [])],
  extraPrefsFirefox: {
    // puppeteer's profile lets pages open windows at any time.
    "dom.disable_open_during_load": true,
    "dom.popup_maximum": 20,
    // Also what its pages connect to in advance.
    "network.http.speculative-parallel-limit": 20,
    "network.dns.disablePrefetch": false,
    "media.peerconnection.ice.loopback": true,
    "network.dns.localDomains": hosts.join(),
    "browser.download.folderList": 2,
    "browser.download.dir": downloadsOf(profile),
    "browser.download.alwaysOpenPanel": false,
    ...FIREFOX_PREFERENCES[mode],
    ...(passkeys ? MARIONETTE.preferences : {}),
  },
})

/**
 * A browser in one of MODES. `close()` deletes its profile, which is an empty one unless it is given; `quit()` and `kill()`
 * leave it: the one as a person closes the browser, the other as a power cut does. `passkeys` says whether it is to have a
 * device that holds passkeys, `publicPorts` which ports of this computer Chromium takes for the internet, `hosts` which names it takes for this computer,
 * `softwareGpu` whether its pages have WebGPU, computed by the processor.
 */
export async function launch(mode, given = {}) {
  const { headless = true, profile = mkdtempSync(join(tmpdir(), `byok-${mode}-`)) } = given
  const { engine } = MODES[mode]
  const options = engine === "firefox" ? firefox(mode, profile, given) : chromium(mode, profile, { ...given, headless })
  endOnSignals()
  const browser = await puppeteer.launch({
    ...options,
    ...OUR_SIGNALS,
    headless,
    userDataDir: profile,
    defaultViewport: null,
    protocolTimeout: 150_000,
  })
  const forget = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  const isOver = atTheEnd(forget)
  const quit = () => browser.close().then(isOver, isOver)
  const close = async () => {
    await quit()
    forget()
  }
  const kill = async () => {
    isOver()
    const main = browser.process()
    main.kill("SIGKILL")
    if (main.exitCode === null && main.signalCode === null) await once(main, "exit")
    await browser.disconnect().catch(() => {})
  }
  const version = await browser.version()
  return { mode, engine, browser, profile, downloads: downloadsOf(profile), close, quit, kill, version }
}
