// The built page of the consumer in Chromium, with the wallet that the package of that name serves.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { until } from "../../../e2e/harness/act.mjs"
import { launch } from "../../../e2e/harness/browsers.mjs"
import { below, listen, sendFile } from "../../../e2e/harness/static.mjs"

/** What the page shows once it is connected: `{ status, entries }`. */
export async function openPage(folder) {
  const dist = join(folder, "dist")
  const app = await listen(({ url }, response) =>
    sendFile(response, below(dist, new URL(url, "http://localhost").pathname.replace(/\/$/, "/index.html"))),
  )
  const wallet = await startWallet(folder)
  const { browser, close } = await launch("chromium-allowed")
  try {
    const page = await browser.newPage()
    await page.goto(`http://localhost:${app.port}/?wallet=${encodeURIComponent(wallet.url)}`)
    const shown = () => page.evaluate(() => ({ ...document.body.dataset }))
    await until("the wallet", async () => (await shown()).status === "ready", {
      context: async () => JSON.stringify(await shown()),
    })
    return await shown()
  } finally {
    await close()
    wallet.stop()
    await app.stop()
  }
}

async function startWallet(folder) {
  const child = spawn(join(folder, "node_modules/.bin/byok-wallet"), ["--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const [line] = await Promise.race([once(child.stdout, "data"), once(child, "exit")])
  const [url] = /http:\S+/.exec(line) ?? []
  if (!url) throw new Error(`byok-wallet said ${line}`)
  return { url, stop: () => child.kill() }
}
