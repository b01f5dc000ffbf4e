// The streaming snippets of the documents, as they stand, before a wallet that refuses: the page has to say so. In the AI SDK's
// textStream a refused request is an empty answer.
import assert from "node:assert/strict"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { transform } from "esbuild"
import { ByokError } from "@byokapi/client"
import { MockWallet } from "@byokapi/client/testing"
import { repositoryFiles, textOf } from "../../../build/check/files.mjs"
import { Page } from "./page.mjs"

const SENTENCE = "This would pass the limit of $2.00 a day."
const fault = (code) => new ByokError({ code, message: SENTENCE })
const granted = { capabilities: ["language"] }

async function* breaking() {
  yield "Some words"
  throw fault("disconnected")
}

/** Wallets that fail an app, each at another moment. */
const WALLETS = {
  refusesTheRequest: { granted, refuse: () => ({ code: "budget_exhausted", message: SENTENCE }) },
  breaksOffAmidTheAnswer: { granted, answers: { language: breaking } },
  opensNoWindow: { decide: () => Promise.reject(fault("popup_blocked")) },
}

process.chdir(fileURLToPath(new URL("../../..", import.meta.url)))
const folder = new URL("../.cache/documents/", import.meta.url)
const streaming = repositoryFiles("*.md", "llms.txt", ":!docs/reference")
  .map((path) => ({ path, code: blocksOf(textOf(path)) }))
  // What streams without a wallet is tested where it belongs.
  .filter(({ code }) => code.includes("streamText(") && !code.includes("@byokapi/wasm"))

/** The blocks that make the client, stream, or are a function for those that do. */
function blocksOf(markdown) {
  const blocks = [...markdown.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code)
  return blocks.filter((code) => /^function |new ByokClient\(|streamText\(/m.test(code)).join("\n")
}

/** The snippet in a page of its own, in front of a mock wallet, once everything in the page was pressed. */
async function played({ path, code }, wallet, sdk) {
  const file = new URL(`${path.replaceAll("/", "-")}.${sdk}.${Math.random()}.mjs`, folder)
  const page = new Page(new MockWallet(wallet))
  const own = code
    .replace(/from "@byokapi\/client"/g, `from "${new URL("page-client.mjs", import.meta.url)}"`)
    .replace('from "ai"', `from "${sdk}"`)
  writeFileSync(file, (await transform(own, { loader: "ts" })).code)
  await page.use(() => import(file))
  return page
}

test.before(() => mkdirSync(folder, { recursive: true }))
test.after(() => rmSync(folder, { recursive: true, force: true }))

test("documents_thatStream_areFound", () => {
  const found = streaming.map(({ path }) => path)
  for (const path of [
    "README.md",
    "docs/quickstart.md",
    "docs/guides/elements.md",
    "docs/guides/use-in-an-app.md",
    "llms.txt",
  ])
    assert.ok(found.includes(path), path)
})

for (const sdk of ["ai", "ai7"])
  for (const document of streaming) {
    test(`${document.path}_showsTheAnswer_with_${sdk}`, async () => {
      const { shown } = await played(document, { granted }, sdk)
      assert.match(shown, /A mock answer\./)
    })
    for (const [name, wallet] of Object.entries(WALLETS)) {
      if (name === "opensNoWindow" && !document.code.includes("requestGrant")) continue
      test(`${document.path}_whereTheWallet_${name}_saysSo_with_${sdk}`, async () => {
        assert.match((await played(document, wallet, sdk)).shown, /pass the limit of \$2\.00/)
      })
    }
  }
