import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"
import { fileURLToPath } from "node:url"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const tsc = at("../../../node_modules/typescript/bin/tsc")

test("import_onAServer_definesNothingAndThrowsNothing", async () => {
  assert.equal(globalThis.HTMLElement, undefined)
  const ui = await import("@byokapi/ui")
  assert.equal(typeof ui.ByokErrorElement, "function")
  for (const framework of ["react", "vue", "svelte"])
    assert.deepEqual({ ...(await import(`@byokapi/ui/${framework}`)) }, { ...ui })
})

for (const [module, moduleResolution] of [
  ["esnext", "bundler"],
  ["node16", "node16"],
])
  test(`types_holdUnder_${moduleResolution}_inEachFramework`, () => {
    const flags =
      "--ignoreConfig --strict --noEmit --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck"
    const more = ["--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--types", "", "--jsx", "react-jsx"]
    const where = ["--module", module, "--moduleResolution", moduleResolution]
    const files = readdirSync(at("types")).map((name) => at(`types/${name}`))
    execFileSync(process.execPath, [tsc, ...flags.split(" "), ...more, ...where, ...files], { stdio: "inherit" })
  })

test("money_isInFullCents_andNeverNothingWhereItIsSomething", async () => {
  const { formatLeft, formatUsd } = await import("@byokapi/ui")
  const shown = [0, 0.0004, 0.05, 0.1, 1, 1234.5].map(formatUsd)
  assert.deepEqual(shown, ["$0.00", "$0.0004", "$0.05", "$0.10", "$1.00", "$1,234.50"])
  assert.equal(formatLeft(0.19, "day"), "$0.19 left today")
})

test("bundle_bringsNoClientOfItsOwn", () => {
  const bundle = readFileSync(at("../dist/index.js"), "utf8")
  assert.match(bundle, /from ?"@byokapi\/client"/)
  assert.doesNotMatch(bundle, /byok\.error/)
})
