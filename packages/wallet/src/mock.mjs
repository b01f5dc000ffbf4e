import { readFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"

/** The built pages of the mock wallet. */
export const mockDist = fileURLToPath(new URL("../mock/dist", import.meta.url))

const isText = (value) => typeof value === "string"
const isAmount = (value) => typeof value === "number" && value >= 0
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value)
const isListOf = (is) => (value) => Array.isArray(value) && value.every(is)
const isOneOf = (known) => (value) => known.includes(value)
const isNumber = (value) => typeof value === "number"

const VALUES = {
  language: [(value) => isText(value) || isListOf((piece) => isText(piece) || isObject(piece))(value), "a text, or a list of texts and parts"], // prettier-ignore
  image: [isListOf(isText), "a list of texts in Base64"],
  speech: [isText, "a text in Base64"],
  transcription: [isText, "a text"],
  embedding: [isListOf(isListOf(isNumber)), "a list of lists of numbers"],
  reranking: [isListOf(Number.isInteger), "a list of indexes"],
}

const DECISIONS = ["approve", "refuse", "dismiss", "block"]

const SETTINGS = {
  decide: [isOneOf(DECISIONS), `one of ${DECISIONS.join(", ")}`],
  granted: [(value) => isListOf(isText)(value?.capabilities), "an object with a list of capabilities"],
  models: [isListOf(isObject), "a list of models"],
  costUsd: [isAmount, "a number of US dollars"],
  answers: [isObject, "an object"],
  cases: [isListOf(isObject), "a list of objects"],
}

const CASE = {
  when: [isText, "a text"],
  model: [isText, "a model's id, or a pattern with *"],
  times: [(value) => Number.isInteger(value) && value > 0, "a number, 1 or more"],
  refuse: [isObject, "an object with a code"],
  answers: [isObject, "an object"],
}

/**
 * Throws an Error that names the field where settings are none of the mock's.
 *
 * @param {import("./index.d.ts").MockSettings} settings
 */
export async function check(settings) {
  const codes = JSON.parse(await readFile(`${mockDist}/.hosting/codes.json`, "utf8"))
  fields("", settings, SETTINGS)
  fields("answers.", settings.answers ?? {}, VALUES)
  for (const [at, each] of (settings.cases ?? []).entries()) checkCase(`cases[${at}].`, each, codes)
}

function checkCase(place, each, codes) {
  fields(place, each, CASE)
  fields(`${place}answers.`, each.answers ?? {}, VALUES)
  if (each.refuse) fields(`${place}refuse.`, { code: each.refuse.code }, { code: [isOneOf(codes), "an error code"] })
  if (!each.refuse && !each.answers) throw new Error(`${place.slice(0, -1)} says neither what to answer nor to refuse.`)
}

function fields(place, value, known) {
  if (!isObject(value)) throw new Error("The settings of the mock are an object.")
  for (const [name, given] of Object.entries(value)) {
    const [is, form] = known[name] ?? []
    if (!is) throw new Error(`${place}${name} is not known: there are ${Object.keys(known).join(", ")}.`)
    if (!is(given)) throw new Error(`${place}${name} is not ${form}.`)
  }
}
