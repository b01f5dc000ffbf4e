// Takes a picture of every view of the wallet in every state, at 1280 and 390 px, light and dark, under the wallet's own headers.
//
//   mvn -Ppreview -pl modules/wallet -am process-classes && npm run build -w packages/ui
//   node e2e/screens/preview.mjs [--out /tmp/byok-preview] [--only consent-,apps] [--serve]
import { createServer } from "node:http"
import { mkdir, readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import puppeteer from "puppeteer-core"

const root = fileURLToPath(new URL("../../", import.meta.url))
const { values: options } = parseArgs({
  options: {
    out: { type: "string", default: "/tmp/byok-preview" },
    only: { type: "string", default: "" },
    widths: { type: "string", default: "1280,390" },
    themes: { type: "string", default: "light,dark" },
    serve: { type: "boolean", default: false },
    chromium: { type: "string", default: process.env.CHROMIUM_BIN ?? "/usr/bin/chromium" },
  },
})

/** What is pressed before the picture is taken, by state. */
const PRESSED = {
  "keys-managing": "Limit apps there",
  "keys-limiting": "Limit the key itself",
  "consent-strict": "More limits",
  "passkeys-offered": "Rename",
}

const files = {
  "/": [
    "text/html",
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>BYOK wallet</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="wallet.css"></head><body><script type="module" src="boot.js"></script></body></html>`,
  ],
  "/boot.js": ["text/javascript", `import { main } from "./preview.js"; main([])`],
  "/preview.js": ["text/javascript", await readFile(`${root}modules/wallet/target/preview/preview.js`)],
  "/wallet.css": ["text/css", await readFile(`${root}packages/ui/dist/wallet.css`)],
}
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

const server = createServer((request, response) => {
  const file = files[new URL(request.url, "http://x").pathname]
  response.writeHead(file ? 200 : 404, { "content-type": file?.[0] ?? "text/plain", "content-security-policy": policy })
  response.end(file?.[1])
})
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
const address = `http://127.0.0.1:${server.address().port}/`

if (options.serve) {
  console.log(address)
} else {
  await takeAll()
  server.close()
}

async function takeAll() {
  await mkdir(options.out, { recursive: true })
  const browser = await puppeteer.launch({
    executablePath: options.chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  })
  const page = await browser.newPage()
  await page.emulateTimezone("UTC")
  let problems = 0
  const complain = (where, what) => {
    problems++
    console.log(`${where}: ${what}`)
  }
  let now = "index"
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complain(now, message.text()))
  page.on("pageerror", (error) => complain(now, String(error)))

  await page.goto(address)
  await page.waitForSelector("main a")
  const only = options.only.split(",").filter(Boolean)
  const names = (await page.$$eval("main a", (links) => links.map((link) => link.textContent))).filter(
    (name) => only.length === 0 || only.some((part) => name.startsWith(part)),
  )
  const axe = await readFile(`${root}node_modules/axe-core/axe.min.js`, "utf8").catch(() => "")

  for (const width of options.widths.split(",").map(Number)) {
    for (const theme of options.themes.split(",")) {
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: theme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ])
      for (const name of names) {
        now = `${name} ${width} ${theme}`
        const narrow = name.startsWith("consent-") ? Math.min(width, 400) : width
        await page.setViewport({ width: narrow, height: name.startsWith("consent-") ? 640 : 800 })
        await page.goto("about:blank")
        await page.goto(`${address}#${name}`)
        await page.waitForSelector("main", { timeout: 3000 }).catch(() => complain(now, "shows nothing"))
        await new Promise((resolve) => setTimeout(resolve, 60))
        if (PRESSED[name]) await press(page, PRESSED[name])
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        if (wide > 0) complain(now, `scrolls sideways by ${wide} px`)
        if (axe) for (const finding of await check(page, axe)) complain(now, finding)
        if (!name.startsWith("consent-")) {
          // A window as tall as the page, so that what is fixed to its foot stands at the foot.
          const tall = await page.evaluate(() => document.documentElement.scrollHeight)
          await page.setViewport({ width: narrow, height: Math.max(800, tall) })
        }
        await page.screenshot({ path: `${options.out}/${name}-${width}-${theme}.png` })
      }
    }
  }
  console.log(`${names.length} states in ${options.out}, ${problems} problems`)
  await browser.close()
  process.exitCode = problems > 0 ? 1 : 0
}

async function press(page, words) {
  const found = await page.evaluateHandle(
    (text) => [...document.querySelectorAll("button, summary")].find((each) => each.innerText.trim() === text),
    words,
  )
  await found.click()
  await found.evaluate((element) => element.scrollIntoView({ block: "start" }))
  await new Promise((resolve) => setTimeout(resolve, 60))
}

async function check(page, axe) {
  await page.evaluate(`${axe};0`)
  return page.evaluate(async () => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"] })
    return result.violations.map((found) =>
      `${found.id}: ${found.nodes.map((node) => `${node.target} ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`).join(" | ")}`.slice(
        0,
        600,
      ),
    )
  })
}
