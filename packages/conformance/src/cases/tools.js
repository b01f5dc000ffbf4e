import { CALLS } from "../upstream/script.js"
import { ask, both, STOPPED, USAGE } from "./ask.js"

const SCHEMA = { type: "object", properties: { city: { type: "string" } }, required: ["city"] }

const weather = (ai, execute) =>
  ai.tool({ description: "The weather of a city", inputSchema: ai.jsonSchema(SCHEMA), ...(execute && { execute }) })
const steps = (ai, count) => ({ stopWhen: (ai.stepCountIs ?? ai.isStepCount)(count) })

const warm = ({ city }) => `${city} 21`
const broken = () => {
  throw "no barometer" // of an Error, the majors of the AI SDK tell different things
}
const called = (calls) => calls.map(({ name, input }) => ({ toolName: name, input }))
const twice = { inputTokens: 22, outputTokens: 14, totalTokens: 36 }

/** The tool loop of the AI SDK over a scenario. */
const loop = (name, scenario, results, calls) =>
  both(
    name,
    (ai) => ({ prompt: ask(scenario), tools: { weather: weather(ai, warm) }, ...steps(ai, 3) }),
    { calls: called(calls), results, text: ["The tools said: ", results.join(" and ")], ...STOPPED, usage: twice },
    {
      whole: {
        calls: called(calls),
        results,
        text: [`The tools said: ${results.join(" and ")}`],
        ...STOPPED,
        usage: twice,
      },
    },
  )

export const tools = [
  ...both("a tool that the app runs itself", (ai) => ({ prompt: ask("tool"), tools: { weather: weather(ai) } }), {
    calls: called(CALLS.slice(0, 1)),
    finishReason: "tool-calls",
    usage: USAGE,
  }),
  ...loop("a tool", "tool", ["Oslo 21"], CALLS.slice(0, 1)),
  ...loop("two tools at once", "tools", ["Oslo 21", "Bergen 21"], CALLS),
  ...both(
    "a tool that fails",
    (ai) => ({ prompt: ask("tool"), tools: { weather: weather(ai, broken) }, ...steps(ai, 3) }),
    {
      calls: called(CALLS.slice(0, 1)),
      text: ["The tools said: ", "no barometer"],
      ...STOPPED,
      usage: twice,
    },
  ),
]
