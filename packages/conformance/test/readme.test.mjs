// The README's snippet as it stands, and its table.
import assert from "node:assert/strict"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { test } from "node:test"
import { DIFFERS } from "@byokapi/conformance"
import { transform } from "esbuild"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")

test("readme_snippet_runsAndPasses", async (t) => {
  const [, code] = /```ts\n([\s\S]*?)```/.exec(readme)
  const file = new URL("snippet.mjs", import.meta.url)
  t.after(() => rmSync(file, { force: true }))
  const told = `${code}\nexport { verdicts }\n`
  writeFileSync(file, (await transform(told, { loader: "ts" })).code)
  const { verdicts } = await import(fileURLToPath(file))
  assert.deepEqual(
    verdicts.filter(({ outcome }) => outcome === "failed"),
    [],
  )
  assert.ok(verdicts.filter(({ outcome }) => outcome === "passed").length > 50)
})

test("readme_namesAllThatMayDiffer", () => {
  for (const { what, why } of DIFFERS) assert.match(readme, new RegExp(`\\| ${what} +\\| ${why} +\\|`))
})
