// The suite over provider packages called directly, under both major versions of the AI SDK.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import * as ai6 from "ai"
import * as ai7 from "ai7"
import { cases, conformance } from "@byokapi/conformance"
import { startUpstream } from "@byokapi/conformance/upstream"
import { dated, everyKind } from "./subjects.mjs"

let upstream
before(async () => (upstream = await startUpstream()))
after(() => upstream.stop())

/** Under `ai` 6 the expectations alone; under 7, what 6 gave and showed as well. */
const comparedTo = (subject, ai) => (ai === ai6 ? {} : { reference: { ...subject, ai: ai6 } })

const of = (verdicts, outcome) => verdicts.filter((each) => each.outcome === outcome).map(({ name }) => name)

for (const [major, ai] of Object.entries({ ai6, ai7 })) {
  test(`${major}: everyKind_passesAllCases`, async () => {
    const models = everyKind(upstream)
    const verdicts = await conformance({ ai, models }, comparedTo({ models }, ai))
    assert.deepEqual(
      verdicts.filter(({ outcome }) => outcome !== "passed"),
      [],
    )
    assert.equal(verdicts.length, cases.length)
  })

  test(`${major}: aModelWithoutFilesAndSources_passesTheOtherCases`, async () => {
    const subject = { ai, models: dated(upstream), without: ["files", "sources"] }
    const verdicts = await conformance(subject, comparedTo(subject, ai))
    assert.deepEqual(of(verdicts, "failed"), [])
    const lacking = cases.filter((each) => each.kind !== "language" || subject.without.includes(each.needs))
    assert.deepEqual(
      of(verdicts, "skipped"),
      lacking.map(({ name }) => name),
    )
  })
}

test("names_areUnique", () => {
  assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length)
})
