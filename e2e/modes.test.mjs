// The browser modes are what their names say; without this, every story would prove less than it claims.
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync } from "node:fs"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { press, until } from "./harness/act.mjs"
import { launch, MODES } from "./harness/browsers.mjs"
import { Observer } from "./harness/observe.mjs"
import { below, listen, sendFile } from "./harness/static.mjs"

const pages = fileURLToPath(new URL("./pages", import.meta.url))
const wanted = process.env.BYOK_MODE?.split(",") ?? Object.keys(MODES)

const HANDLE = {
  "chromium-allowed": "handle",
  "chromium-granted": "handle",
  "chromium-blocked": "NotAllowedError",
  firefox: "NotAllowedError",
  "firefox-refused": "NotAllowedError",
}
const ownStorageIn = (mode) => (mode === "firefox-refused" ? "SecurityError" : "open")

/** As the stories do it: what fails is played once more, and that is said. */
const withAppOnceMore = (mode, t, run) =>
  withApp(mode, run).catch((error) => {
    t.diagnostic(`played again after: ${error.message}`)
    return withApp(mode, run)
  })

async function withApp(mode, run) {
  const server = await listen((request, response) =>
    sendFile(response, below(pages, new URL(request.url, "http://x").pathname)),
  )
  const { browser, close } = await launch(mode)
  const observer = new Observer(browser)
  try {
    const page = await browser.newPage()
    await observer.attach(page)
    await page.goto(`http://app.localhost:${server.port}/standin-app.html`)
    await run({ browser, page, observer, port: server.port })
  } finally {
    await close()
    await server.stop()
  }
}

for (const mode of wanted) {
  test(`${mode}: storage access, windows and the probe`, (t) =>
    withAppOnceMore(mode, t, async ({ browser, page, observer, port }) => {
      const told = await until("the frame's report", async () =>
        JSON.parse(await page.$eval("#out", (p) => p.textContent)),
      )
      assert.deepEqual(told, {
        ancestors: [`http://app.localhost:${port}`],
        handle: HANDLE[mode],
        ownStorage: ownStorageIn(mode),
      })

      await until("the verdict on an unasked window", async () => (await page.title()) !== "stand-in app")
      assert.equal(await page.title(), "blocked")

      await press(page, "Open window")
      const popup = await until("the window of a click", async () =>
        (await browser.pages()).find((p) => p.url().includes("?popup")),
      )
      await popup.close()

      await until("the sandboxed frame's answer", () => page.evaluate(() => document.documentElement.dataset.box))
      const seen = await until("what the page's port heard", async () => {
        const all = await observer.collect()
        return all.some(({ kind, text }) => kind === "port" && text === "null got a parcel") && all
      })
      const inBox = seen.filter(({ frame }) => frame.includes("sandbox"))
      assert.deepEqual(
        inBox.map(({ kind, text }) => [kind, text]),
        [
          ["window", "hello"],
          ["port", "a parcel"],
        ],
      )
    }))
}

const ENDLESS = `
  import { launch } from "./harness/browsers.mjs"
  const { browser, profile } = await launch(process.argv[1])
  process.stdout.write(JSON.stringify([browser.process().pid, profile]))
  setInterval(() => {}, 1000)`

for (const mode of ["chromium-allowed", "firefox"].filter((mode) => wanted.includes(mode))) {
  test(`${mode}: a program that is told to end does, and leaves no browser`, async () => {
    const cwd = fileURLToPath(new URL(".", import.meta.url))
    const stdio = ["ignore", "pipe", "inherit"]
    const program = spawn(process.execPath, ["--input-type=module", "-e", ENDLESS, mode], { cwd, stdio })
    const [said] = await once(program.stdout, "data")
    const [browser, profile] = JSON.parse(said)
    program.kill("SIGTERM")
    assert.deepEqual(await once(program, "exit"), [143, null])
    await until("the browser to be gone", () => !isRunning(browser))
    assert.ok(!existsSync(profile))
  })
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
