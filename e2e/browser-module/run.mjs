// Self-test of modules/browser in real browsers: node e2e/browser-module/run.mjs [chromium] [firefox]
// Build first: mvn -Pselftest -pl modules/browser -am process-test-classes
import { gzipSync } from "node:zlib"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { transform } from "esbuild"
import puppeteer from "puppeteer-core"
import { addAuthenticator } from "../harness/authenticator.mjs"
import { serve } from "./server.mjs"

const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]
const ENGINES = {
  chromium: {
    browser: "chrome",
    executablePath: process.env.CHROMIUM_BIN ?? "/usr/bin/chromium",
    args: CHROMIUM_FLAGS,
  },
  firefox: { browser: "firefox", executablePath: process.env.FIREFOX_BIN ?? "/usr/bin/firefox-esr" },
}
// Zones whose daylight saving is unlike the others': half an hour, at midnight, none with a half-hour offset.
const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata"]

/** A new profile; in Chromium one that allows third-party cookies, so that the storage access handle is to be had. */
function profile() {
  const folder = mkdtempSync(join(tmpdir(), "browser-module-"))
  mkdirSync(join(folder, "Default"))
  writeFileSync(join(folder, "Default/Preferences"), JSON.stringify({ profile: { cookie_controls_mode: 0 } }))
  return folder
}

async function runIn(engine, zone, port) {
  const userDataDir = engine === "chromium" ? profile() : undefined
  const env = { ...process.env, TZ: zone }
  const browser = await puppeteer.launch({ ...ENGINES[engine], userDataDir, headless: true, env })
  try {
    const page = await browser.newPage()
    // Firefox has none that its driver reaches.
    if (engine === "chromium") await addAuthenticator(page)
    const passkeys = engine === "chromium" ? "&passkeys" : ""
    await page.goto(`http://wallet.localhost:${port}/?zone=${encodeURIComponent(zone)}${passkeys}`)
    const lines = await reportOf(page)
    return zone === ZONES[0] ? [...lines, ...(await acrossSites(browser, port))] : lines
  } finally {
    await browser.close()
    if (userDataDir) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The wallet's frame and window around an app of another site. */
async function acrossSites(browser, port) {
  const app = await browser.newPage()
  await app.goto(`http://app.localhost:${port}/`)
  const framed = app.frames().find((frame) => frame.url().endsWith("/framed"))
  const lines = await reportOf(framed)
  const opening = new Promise((done) => app.once("popup", done))
  await app.click("button")
  return [...lines, ...(await reportOf(await opening))]
}

/** A machine may be too busy for a page's patience: what told nothing at all is run once more. */
function twice(run) {
  return run().catch((error) => {
    console.log(`# run again: ${error.message}`)
    return run()
  })
}

async function reportOf(page) {
  await page.waitForFunction("window.report && window.report.done", { timeout: 60_000, polling: 100 })
  return page.evaluate("window.report.lines")
}

async function size(name) {
  const built = readFileSync(new URL(`../../modules/browser/target/selftest/${name}.js`, import.meta.url), "utf8")
  const { code } = await transform(built, { minify: true, format: "esm", target: "es2022" })
  return gzipSync(code, { level: 9 }).length
}

// What the messaging package may add to a module that already has values and errors.
const LIMIT = 4 * 1024
const engines = process.argv.slice(2).filter((name) => ENGINES[name])
const server = await serve()
let failed = 0
for (const engine of engines.length ? engines : Object.keys(ENGINES)) {
  let passed = 0
  for (const zone of ZONES.slice(0, process.env.ZONES ? Number(process.env.ZONES) : ZONES.length)) {
    const lines = await twice(() => runIn(engine, zone, server.port))
    if (zone === ZONES[0] && engine === "chromium" && !lines.includes("ok framed_storageAccess_isGiven"))
      lines.push("not ok framed_storageAccess # no handle in Chromium with third-party cookies allowed")
    const bad = lines.filter((line) => !line.startsWith("ok "))
    if (zone === ZONES[0]) lines.forEach((line) => console.log(engine, line))
    else bad.forEach((line) => console.log(engine, zone, line))
    passed += lines.length - bad.length
    failed += bad.length
  }
  console.log(`# ${engine}: ${passed} passed`)
}
const bare = await size("bare")
const added = (await size("messaging")) - bare
console.log(`# the messaging package adds ${added} bytes gzip (limit ${LIMIT}) to the ${bare} of values and errors`)
if (added > LIMIT) failed++
console.log(failed ? `# ${failed} failed` : "# all passed")
server.close()
process.exit(failed ? 1 : 0)
