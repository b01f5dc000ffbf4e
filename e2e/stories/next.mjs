// The chat in examples/next: rendered on a server, alive in the page, answered by the visitor's wallet on another site.
import assert from "node:assert/strict"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { fill, press, see, until } from "../harness/act.mjs"
import { startProcess } from "../harness/process.mjs"
import { withWorld } from "../harness/world.mjs"
import { ANSWER } from "../upstream/index.mjs"
import { windowsClosed } from "./app.mjs"
import { approve, setUp } from "./owner.mjs"

const folder = fileURLToPath(new URL("../../examples/next", import.meta.url))
const program = createRequire(`${folder}/`).resolve("next/dist/bin/next")
const CONNECT = "Connect your AI wallet"

/** Plays with the app as `next start` or `next dev` serves it. */
async function withNext(command, story) {
  const server = await startProcess({
    name: `next ${command}`,
    args: [program, command, "--hostname", "127.0.0.1", "--port", "0"],
    cwd: folder,
    ready: /Ready in/,
    env: { NEXT_TELEMETRY_DISABLED: "1" },
  })
  try {
    await story(server.origin)
  } finally {
    server.stop()
  }
}

async function open(world, origin) {
  const { port } = new URL(origin)
  const page = await world.open(`http://app.localhost:${port}/?wallet=${encodeURIComponent(world.wallet)}`)
  await until("the page alive", () => world.bridge(page))
  return page
}

const said = (page) => page.$$eval("[data-role=assistant]", (all) => all.map(({ textContent }) => textContent))

async function ask(page, text, answer) {
  await fill(page, "Message", text)
  await press(page, "Send")
  await until("the whole answer", async () => (await said(page)).at(-1) === answer, { context: () => said(page) })
}

export const built = (mode) =>
  withWorld(mode, { latencyMillis: 20 }, (world) =>
    withNext("start", async (origin) => {
      const html = await (await fetch(origin)).text()
      assert.ok(html.includes(CONNECT), "the chat is in the server's page")
      await setUp(world, { key: "sk-demo-openai" })
      const page = await open(world, origin)
      await windowsClosed(page)
      await press(page, CONNECT)
      await approve(await world.consent())
      await page.bringToFront()
      await ask(page, "Hello", ANSWER)
      await see(page, /\$0\.\d{4} left/)
      await page.reload()
      await ask(page, "Hello again", ANSWER)
      assert.deepEqual(await world.observer.complaints(), [])
    }),
  )

/** There React mounts everything twice (StrictMode), and says where the page differs from the server's. */
export const inDevelopment = (mode) =>
  withWorld(mode, { mock: { decide: "approve", answers: { language: ["One ", "two."] } } }, (world) =>
    withNext("dev", async (origin) => {
      const page = await open(world, origin)
      await press(page, CONNECT)
      await windowsClosed(page)
      await ask(page, "Hello", "One two.")
      const frames = page.frames().filter((frame) => frame.url().startsWith(world.wallet))
      assert.equal(frames.length, 1, "one frame of the wallet")
      assert.deepEqual(await world.observer.complaints(), [])
    }),
  )
