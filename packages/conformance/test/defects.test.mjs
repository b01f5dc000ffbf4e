// The suite can fail: each defect is caught by the case that is named for it, and the model without it passes that case.
import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import * as ai from "ai"
import { conformance } from "@byokapi/conformance"
import { startUpstream } from "@byokapi/conformance/upstream"
import { DEFECTS } from "./defects.mjs"
import * as subjects from "./subjects.mjs"

globalThis.AI_SDK_LOG_WARNINGS = false

let upstream
before(async () => (upstream = await startUpstream({ patienceMillis: 300, holdMillis: 600 })))
after(() => upstream.stop())

for (const [defect, kind, name, break_, subject = "everyKind"] of DEFECTS)
  test(`${defect}: caught by "${name}"`, async () => {
    const models = subjects[subject](upstream)
    const only = (each) => each.name === name
    const reference = { ai, models }
    const [whole] = await conformance(reference, { reference, only })
    assert.equal(whole?.outcome, "passed", `${whole?.faults}`)
    const damaged = { ai, models: { ...models, [kind]: break_(models[kind]) } }
    const [verdict] = await conformance(damaged, { reference, only })
    assert.equal(verdict.outcome, "failed")
    assert.ok(verdict.faults.length > 0)
  })
