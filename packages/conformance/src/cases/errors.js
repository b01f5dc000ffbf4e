import { TEXT } from "../upstream/script.js"
import { ask, both, STOPPED } from "./ask.js"

const isRetryable = (status) => [408, 409, 429].includes(status) || status >= 500

const refused = (statusCode) =>
  both(`a provider that answers ${statusCode}`, () => ({ prompt: ask(`status-${statusCode}`) }), {
    error: { kind: "AI_APICallError", statusCode, isRetryable: isRetryable(statusCode) },
  })

/** Streamed only: not every package tells it of a whole answer. */
const within = (name, scenario, expect) => both(name, () => ({ prompt: ask(scenario) }), expect)[0]

const begun = TEXT.slice(0, 2)

export const errors = [
  ...[400, 401, 403, 404, 409, 429, 500, 503].flatMap(refused),
  within("an error amid the parts", "fault", {
    text: begun,
    error: { kind: "AI_StreamProviderError", statusCode: 502, isRetryable: true },
    ...STOPPED,
  }),
  within("an event that is no JSON", "garbage", {
    text: [...begun, "On."],
    error: { kind: "AI_JSONParseError" },
    ...STOPPED,
  }),
  ...both(
    "a connection that breaks",
    () => ({ prompt: ask("cut") }),
    { text: begun, error: { kind: "any" } },
    {
      whole: { error: { kind: "any" } },
      breaks: true,
    },
  ),
]
