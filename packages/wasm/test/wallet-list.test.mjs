// The models that a wallet offers are those of this package, at WebLLM's addresses, and its pages may fetch them.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { localModels, written } from "../../../build/local-models.mjs"

const { models } = written()
const addresses = models.flatMap(({ files = [], folder, lib, in32Bits }) =>
  [...files.map(({ url }) => url), folder, lib, in32Bits?.folder, in32Bits?.lib].filter(Boolean),
)

test("theWalletsList_isMadeOfOurs", () => {
  assert.deepEqual(written(), localModels(), "run node build/local-models.mjs")
  assert.ok(models.every(({ licence }) => licence))
  assert.equal(new Set(models.map(({ id }) => id)).size, models.length)
})

test("aCompiledModel_isNamedAfterItsNumbers", () => {
  const forms = models.filter(({ lib }) => lib)
  assert.ok(forms.every(({ lib }) => /q4f16/.test(lib.split("/").at(-1))))
  assert.ok(forms.every(({ in32Bits }) => !in32Bits || /q4f32/.test(in32Bits.lib.split("/").at(-1))))
})

/** Hubs send those who ask on to servers of other names, which change. */
test("theDashboardsPolicy_letsThemBeFetched_whereverTheyAreSentOn", () => {
  const { groups } = JSON.parse(readFileSync(new URL("../../../apps/wallet/headers.json", import.meta.url), "utf8"))
  const { headers } = groups.find(({ paths }) => paths.includes("/"))
  const connect = headers["Content-Security-Policy"].find((line) => line.startsWith("connect-src"))
  assert.ok(connect.split(" ").includes("https:"))
  assert.deepEqual(
    addresses.filter((address) => !address.startsWith("https://")),
    [],
  )
})
