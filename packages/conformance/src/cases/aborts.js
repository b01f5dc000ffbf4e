import { TEXT } from "../upstream/script.js"
import { settled, streamed, whole } from "../shown.js"
import { ask, asked, LIMIT, STOPPED, token } from "./ask.js"

const HELD = TEXT.slice(0, 3)
const fateOf = async (ai, model, mark) => ({ type: "value", fate: await asked(ai, model, "fate", mark) })

/** A case whose request is remembered: after it, the upstream is asked what became of that. */
const remembered = (name, run, expect) => ({
  name,
  kind: "language",
  async run({ ai, model, aside }) {
    const mark = token()
    const stop = new AbortController()
    const shown = await run({ ai, model, aside, mark, stop, call: { model, ...LIMIT, abortSignal: stop.signal } })
    return [...shown, await fateOf(ai, aside, mark)]
  },
  expect,
})

const arrived = (ai, model, mark) => asked(ai, model, "arrival", mark)
const NEVER = { value: { fate: "unseen" } }
const CLOSED = { value: { fate: "closed" } }
const ABORTED = { kind: "AbortError" }

export const aborts = [
  remembered(
    "aborted before, streamed",
    ({ ai, mark, stop, call }) => (stop.abort(), streamed(ai, { ...call, prompt: ask(`held:${mark}`) })),
    { aborted: true, ...NEVER },
  ),
  remembered(
    "aborted before, whole",
    ({ ai, mark, stop, call }) => (stop.abort(), whole(ai, { ...call, prompt: ask(`held:${mark}`) })),
    { error: ABORTED, ...NEVER },
  ),
  remembered(
    "aborted in the middle, streamed",
    ({ ai, mark, stop, call }) => {
      let seen = 0
      const each = ({ type }) => type === "text-delta" && ++seen === HELD.length && stop.abort()
      return streamed(ai, { ...call, prompt: ask(`held:${mark}`) }, each)
    },
    { text: HELD, aborted: true, ...CLOSED },
  ),
  remembered(
    "aborted before anything is said, streamed",
    async ({ ai, aside, mark, stop, call }) => {
      const reading = streamed(ai, { ...call, prompt: ask(`silent:${mark}`) })
      await arrived(ai, aside, mark)
      stop.abort()
      return reading
    },
    { aborted: true, ...CLOSED },
  ),
  remembered(
    "aborted while it is waited for, whole",
    async ({ ai, aside, mark, stop, call }) => {
      const waiting = whole(ai, { ...call, prompt: ask(`silent:${mark}`) })
      await arrived(ai, aside, mark)
      stop.abort()
      return waiting
    },
    { error: ABORTED, ...CLOSED },
  ),
  remembered(
    "aborted after its end",
    async ({ ai, mark, stop, call }) => {
      const shown = await streamed(ai, { ...call, prompt: ask(`text:${mark}`) })
      stop.abort()
      return shown
    },
    { text: TEXT, ...STOPPED, ...CLOSED },
  ),
  remembered(
    "a reader that goes",
    async ({ model, mark }) => {
      const prompt = [{ role: "user", content: [{ type: "text", text: ask(`held:${mark}`) }] }]
      const { stream } = await model.doStream({ prompt, ...LIMIT })
      const reader = stream.getReader()
      while ((await reader.read()).value?.type !== "text-delta");
      await reader.cancel()
      return []
    },
    CLOSED,
  ),
  {
    name: "tried again after 429",
    kind: "language",
    run: ({ ai, model }) => whole(ai, { model, prompt: ask(`again:${token()}`), maxRetries: 1, ...LIMIT }),
    expect: { text: [TEXT.join("")], ...STOPPED },
  },
]
