import { cases } from "./cases/index.js"
import { differences } from "./compare.js"
import { gistOf } from "./gist.js"
import { grammarFaults } from "./grammar.js"
import { Plain } from "./plain.js"
import { watched } from "./watch.js"

export { cases } from "./cases/index.js"
export { differences } from "./compare.js"
export { DIFFERS } from "./differs.js"

/** Whether a subject has a model for a case, one that has what the case needs. */
export const suits = ({ kind, needs }, { models, without = [] }) => Boolean(models[kind]) && !without.includes(needs)

/**
 * Runs one case that suits the subject: what the model gave, and what the app was shown, both in plain values.
 *
 * @returns {Promise<import("./index.d.ts").Observation>}
 */
export async function observe(each, { ai, models, own }) {
  const given = []
  const model = models[each.kind]
  const shown = await each.run({ ai, model: watched(model, given), aside: model })
  const plain = new Plain({ own, breaks: each.breaks })
  const parts = shown.map((part) => plain.of(part))
  return {
    given: given.map((call) => untilBroken(plain.of(call))),
    shown: each.breaks ? shownUntilBroken(parts) : parts,
  }
}

const BREAKS = ["AbortError", "any"]
const breaks = (part) => BREAKS.includes(part?.error?.$error.kind)

/** A call up to where it was aborted or its connection broke: packages say different things after that. */
function untilBroken(call) {
  const at = call.parts?.findIndex(breaks) ?? -1
  if (at < 0 && !breaks(call) && call.end !== "cancelled") return call
  const { error, ...others } = call
  return { ...others, end: "broken", ...(call.parts && { parts: call.parts.slice(0, at < 0 ? undefined : at) }) }
}

/** An error that ends a stream is thrown or a part, as the package has it; some make more parts of it. */
function shownUntilBroken(parts) {
  const at = parts.findIndex(breaks)
  return at < 0 ? parts : [...parts.slice(0, at), { ...parts[at], type: "broken" }]
}

/** What is wrong with an observation by itself: against the case's expectation, and against the grammar of streams. */
export function faultsOf(each, { given, shown }) {
  const order = given.filter(({ parts }) => parts).flatMap(grammarFaults)
  const gist = differences(each.expect, gistOf(shown), "gist").map(sentence)
  return [...order, ...gist]
}

/**
 * Runs all cases against a subject, and against a reference where there is one.
 *
 * @param {import("./index.d.ts").Subject} subject
 * @param {import("./index.d.ts").How} [how]
 * @returns {Promise<import("./index.d.ts").Verdict[]>}
 */
export async function conformance(subject, { only = () => true, ...how } = {}) {
  const verdicts = []
  for (const each of cases.filter(only)) verdicts.push(await verdictOf(each, subject, how))
  return verdicts
}

async function verdictOf(each, subject, { reference, patienceMillis = 60_000 }) {
  const { name } = each
  if (!suits(each, subject)) return { name, outcome: "skipped", faults: [] }
  const faults = await inTime(faultsAgainst(each, subject, reference), patienceMillis).catch(({ message }) => [message])
  return { name, outcome: faults.length ? "failed" : "passed", faults }
}

async function faultsAgainst(each, subject, reference) {
  const seen = await observe(each, subject)
  const other = reference && suits(each, reference) ? await observe(each, reference) : seen
  return [...faultsOf(each, seen), ...differences(other, seen).map(sentence)]
}

function inTime(work, millis) {
  let timer
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`It did not end within ${millis} ms.`)), millis)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const LONGEST = 200
const brief = (value) => {
  const text = JSON.stringify(value) ?? "nothing"
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
const sentence = ({ path, expected, actual }) => `${path}: ${brief(actual)} instead of ${brief(expected)}`
