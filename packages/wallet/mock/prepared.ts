// What a file of settings says, in the words of `@byokapi/client/testing`: values where those have functions.
import { ANSWERS, type MockAnswers } from "../../client/src/mock-answers.js"
import { covers } from "../../client/src/mock-rules.js"
import type { MockCall, MockWalletOptions } from "../../client/src/testing.js"
import type { MockCase, MockSettings } from "../src/index.js"

/** The mock wallet's options. The owner's decisions are not among them where a person decides. */
export function optionsOf({ decide, cases = [], answers = {}, ...settings }: MockSettings): MockWalletOptions {
  const caseOf = chooser(cases)
  const answer = (kind: keyof MockAnswers) => (call: MockCall) => {
    const value = caseOf(call)?.answers?.[kind] ?? answers[kind]
    return value === undefined ? ANSWERS[kind](call) : given(kind, value)
  }
  const kinds = Object.keys(ANSWERS) as (keyof MockAnswers)[]
  return {
    ...settings,
    ...(decide && { decide: () => decide }),
    refuse: (call) => caseOf(call)?.refuse,
    answers: Object.fromEntries(kinds.map((kind) => [kind, answer(kind)])),
  } as MockWalletOptions
}

/** The first case that a call fits, found once a call: a case may be for so many calls only. */
function chooser(cases: readonly MockCase[]) {
  const left = cases.map(({ times = Infinity }) => times)
  const chosen = new WeakMap<MockCall, { found: MockCase | undefined }>()
  const choose = (call: MockCall) => {
    const at = cases.findIndex((each, at) => left[at]! > 0 && fits(each, call))
    if (at >= 0) left[at]!--
    const choice = { found: cases[at] }
    chosen.set(call, choice)
    return choice
  }
  return (call: MockCall) => (chosen.get(call) ?? choose(call)).found
}

const fits = ({ when, model }: MockCase, call: MockCall): boolean =>
  (when === undefined || asked(call).includes(when)) && (model === undefined || covers(model, call.modelId))

/** The words of a request: of a conversation those that the person said last. */
function asked({ options: { prompt, text, query, values } }: MockCall): string {
  const said = Array.isArray(prompt) ? prompt.findLast(({ role }) => role === "user")?.content : prompt
  const words = Array.isArray(said) ? said.map((part) => part.text) : said
  return [words, text, query, values].flat().join("\n")
}

const given = (kind: keyof MockAnswers, value: unknown): unknown =>
  kind === "speech" ? Uint8Array.from(atob(value as string), (letter) => letter.charCodeAt(0)) : value
