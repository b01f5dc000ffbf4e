// What the provider says in each scenario, in no provider's format. A prompt chooses one by the word `conformance:<name>`, followed
// by `:<token>` where the scenario remembers what became of a request.

import { sumOf } from "../sum.js"

/** @typedef {import("./index.d.ts").Step} Step */

const encoder = new TextEncoder()

/** The text of the scenario `text`, as it is streamed. */
export const TEXT = ["Seven ", "boats ", "lay in ", "the harbour."]

/** Letters of one to four bytes, a letter made of several, and a right-to-left word. */
export const LETTERS = ["Smørrebrød ", "漢字 ", "👩‍🚀 ", "שלום ", 'a\u0000b "\\" \n\t', "e\u0301"]

export const THOUGHTS = ["Six times ", "seven."]
export const OBJECT = { city: "Oslo", celsius: 21 }
export const LONG = Array.from({ length: 300 }, (_, n) => `${n} `)
export const WIDE = "harbour ".repeat(40_000)

/** An image of four bytes and its sources, as an answer carries them. */
export const IMAGE = { mediaType: "image/png", bytes: Uint8Array.of(137, 80, 78, 71, 0, 255) }
export const SOURCES = [
  { url: "https://harbour.example/tides", title: "Tides" },
  { url: "https://harbour.example/boats", title: "Boats" },
]

export const CALLS = [
  { id: "call-1", name: "weather", input: { city: "Oslo" } },
  { id: "call-2", name: "weather", input: { city: "Bergen" } },
]

const said = (texts) => texts.map((text) => ({ text }))
const call = ({ id, name, input }, index) => {
  const json = JSON.stringify(input)
  return [
    { tool: { index, id, name, input: "" } },
    { tool: { index, input: json.slice(0, 6) } },
    { tool: { index, input: json.slice(6) } },
  ]
}

/** The answer to a tool's results repeats them; before there are any, the tools are called, if the request names them. */
const tooled = (calls) => (request) => {
  const names = request.told.tools?.map(({ name }) => name) ?? []
  if (!calls.every(({ name }) => names.includes(name))) return { steps: said(["There is no such tool."]) }
  if (request.results.length) return { steps: said(["The tools said: ", request.results.join(" and ")]) }
  return { steps: calls.flatMap(call), finish: "tool_calls" }
}

/**
 * Whether a body carries a scenario.
 *
 * @param {Buffer} bytes
 */
export const hasScenario = (bytes) => bytes.includes("conformance:")

/** The scenario in a text: `{ name, token }`. */
export function scenarioIn(text) {
  const [, name, token] = /conformance:([a-z0-9-]+)(?::([\w-]+))?/.exec(text) ?? []
  return { name, token }
}

/**
 * The scenarios: each gives the answer to a request as read by the dialect.
 *
 * @type {Record<string, (request: import("./index.d.ts").Asked) => import("./index.d.ts").Answer>}
 */
export const SCENARIOS = {
  text: () => ({ steps: said(TEXT) }),
  letters: () => ({ steps: said(LETTERS), torn: true }),
  empty: () => ({ steps: [] }),
  long: () => ({ steps: said(LONG) }),
  wide: () => ({ steps: said([WIDE]) }),
  reasoning: () => ({ steps: [...THOUGHTS.map((reasoning) => ({ reasoning })), ...said(["42"])], thought: 5 }),
  tool: tooled(CALLS.slice(0, 1)),
  tools: tooled(CALLS),
  json: () => ({ steps: said(['{"city":"Oslo",', '"celsius":21}']) }),
  file: () => ({ steps: [...said(["Here: "]), { image: IMAGE }] }),
  sources: () => ({ steps: [...said(["As told."]), ...SOURCES.map((source) => ({ source }))] }),
  cut: () => ({ steps: [...said(TEXT.slice(0, 2)), { cut: true }] }),
  fault: () => ({ steps: [...said(TEXT.slice(0, 2)), { fault: "The harbour is closed." }] }),
  garbage: () => ({ steps: [...said(TEXT.slice(0, 2)), { garbage: "{not json" }, ...said(["On."])] }),
  length: () => ({ steps: said(["Seven"]), finish: "length" }),
  filtered: () => ({ steps: said(["Seven"]), finish: "content_filter" }),
  uncounted: () => ({ steps: said(TEXT), usage: null }),
  say: ({ said: word }) => ({ steps: said([word]) }),
  size: ({ text }) => ({ steps: said([`${text.length} letters, ${sumOf(encoder.encode(text))}`]) }),
  echo: (request) => ({ steps: said([JSON.stringify(request.told)]) }),
  held: () => ({ steps: [...said(TEXT.slice(0, 3)), { hold: true }] }),
  silent: () => ({ steps: [{ hold: true }] }),
}
