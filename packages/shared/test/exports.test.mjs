import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import * as shared from "@byokapi/shared"
import * as types from "@byokapi/shared/types"

test("the promised schemas are there", () => {
  for (const name of ["CapabilitySchema", "GrantRecordSchema", "GrantStateSchema", "GrantSummarySchema"]) {
    assert.equal(typeof shared[name].parse, "function", name)
  }
})

test("the types entry loads no Zod", () => {
  const file = (name) => readFileSync(new URL(`../dist/${name}`, import.meta.url), "utf8")
  for (const name of ["types.js", "generated/types.js", "generated/errors.js"]) assert.doesNotMatch(file(name), /zod/)
})

test("every code has its defaults", () => {
  assert.deepEqual(Object.keys(types.ERRORS), [...types.ERROR_CODE_VALUES])
  assert.deepEqual(types.ERRORS.rate_limited, {
    status: 429,
    retryable: true,
    action: "none",
    hint: "Wait, then try again.",
  })
})

test("what is unknown is left out", () => {
  const parsed = shared.GrantRefSchema.parse({ grantId: "g_1", origin: "https://bank.example" })
  assert.deepEqual(parsed, { grantId: "g_1" })
})
