import { streamed, whole } from "../shown.js"

/** The prompt that chooses a scenario of the upstream. */
export const ask = (scenario, rest = "") => `conformance:${scenario} ${rest}`.trimEnd()

/** A word that no other run uses, by which the upstream remembers a request. */
export const token = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36)).join("")

/** What the upstream tells of a request: its `fate`, or its `arrival`. */
export async function asked(ai, model, question, token) {
  const { text } = await ai.generateText({ model, prompt: ask(`${question}:${token}`), ...LIMIT })
  return text
}

/** A limit of the app's own, so that a wallet has no reason to set another. */
export const LIMIT = { maxOutputTokens: 200 }

export const USAGE = { inputTokens: 11, outputTokens: 7, totalTokens: 18 }
export const STOPPED = { finishReason: "stop", usage: USAGE }

/** What is streamed in pieces comes whole in one. */
const joined = (gist) => {
  const join = (texts) => (texts ? [texts.join("")] : undefined)
  const { text, reasoning } = { text: join(gist.text), reasoning: join(gist.reasoning) }
  return { ...gist, ...(text && { text }), ...(reasoning && { reasoning }) }
}

/**
 * A case that is streamed and one that is not.
 *
 * @param {string} name
 * @param {(ai: object) => object} call the call's options beside the model
 * @param {object} expect the gist of the streamed answer
 * @param {object} [more] further fields of both cases; `whole`: the gist of the whole answer where it is not the same
 */
export function both(name, call, expect, { whole: other, ...more } = {}) {
  const made = (how, run, expect) => ({
    name: `${name}, ${how}`,
    kind: "language",
    run: ({ ai, model }) => run(ai, { model, ...LIMIT, ...call(ai) }),
    expect,
    ...more,
  })
  return [made("streamed", streamed, expect), made("whole", whole, other ?? joined(expect))]
}
