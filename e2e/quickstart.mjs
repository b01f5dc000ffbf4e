// Does what docs/quickstart.md says, step by step as a person with a terminal and Chromium, and tells how long each step took:
// `node e2e/quickstart.mjs [--template react]`, after `./byok build`. In the place of a provider: the test upstream.
import { spawn, spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { fill, press, see, until } from "./harness/act.mjs"
import { launch } from "./harness/browsers.mjs"
import { prices, providersAt } from "./harness/tables.mjs"
import { addKey, approve, protect } from "./stories/owner.mjs"
import { ANSWER, startUpstream } from "./upstream/index.mjs"

const create = fileURLToPath(new URL("../packages/create/bin/create-byokapi.mjs", import.meta.url))
const [, template = "vanilla"] = /--template[ =](\S+)/.exec(process.argv.slice(2).join(" ")) ?? []
const place = mkdtempSync(join(tmpdir(), "byok-quickstart-"))
const app = join(place, "my-app")
const stops = [() => rmSync(place, { recursive: true, force: true })]
let total = 0

async function step(what, work) {
  const begun = performance.now()
  const outcome = await work()
  const seconds = (performance.now() - begun) / 1000
  total += seconds
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${what}`)
  return outcome
}

function ends(folder, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" })
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`)
}

/** Starts a script of the app's. Resolves to the address it prints. */
async function starts(...args) {
  const child = spawn("npm", ["run", ...args], { cwd: app, detached: true, stdio: ["ignore", "pipe", "inherit"] })
  stops.push(() => process.kill(-child.pid))
  let said = ""
  child.stdout.on("data", (text) => (said += text))
  const address = () => /https?:\/\/[\w.]+:\d+\//.exec(said.replace(/\u001b\[\d*m/g, ""))?.[0]
  return until(`npm run ${args[0]} to say its address`, address, { context: () => said })
}

async function walk() {
  const upstream = await startUpstream({ port: 0, latencyMillis: 20 })
  stops.push(() => upstream.stop())
  await step("npm create @byokapi (from the repository)", () =>
    ends(place, process.execPath, create, "my-app", "--template", template),
  )
  await step("npm install", () => ends(app, "npm", "install"))
  const tables = { providers: providersAt(upstream.origin), models: prices() }
  for (const [name, table] of Object.entries(tables)) writeFileSync(join(place, `${name}.json`), JSON.stringify(table))
  const provided = Object.keys(tables).flatMap((name) => [`--${name}`, join(place, `${name}.json`)])
  const walletUrl = await step("npm run wallet", () => starts("wallet", "--", ...provided))
  const appUrl = await step("npm run dev", () => starts("dev"))
  const { browser, close } = await launch("chromium-allowed")
  stops.push(close)
  await step("the wallet: this device only, a key, checked", () => owner(browser, walletUrl))
  await step("the app: connect, approve, ask, the whole answer", () => asks(browser, appUrl))
  console.log(`${total.toFixed(1).padStart(6)} s  together, template ${template}`)
}

async function owner(browser, url) {
  const tab = await browser.newPage()
  await tab.goto(url)
  await protect(tab, "device")
  await addKey(tab, { key: "sk-demo-openai" })
  await press(tab, "Continue")
}

async function asks(browser, url) {
  const page = await browser.newPage()
  await page.goto(url)
  await press(page, "Connect your AI wallet")
  const consent = ({ pathname }) => pathname.startsWith("/consent")
  const window = await until("the window of consent", async () =>
    (await browser.pages()).find((each) => consent(new URL(each.url()))),
  )
  await approve(window)
  await page.bringToFront()
  await fill(page, "Message", "Hello")
  await press(page, "Send")
  await see(page, ANSWER)
}

try {
  await walk()
} finally {
  for (const stop of stops.reverse()) await stop()
}
