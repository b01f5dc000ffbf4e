import { tool } from "@langchain/core/tools"
import { ChatOpenAI } from "@langchain/openai"
import { actions, byok, page, show } from "../../page/page.js"

const { apiKey, ...configuration } = byok.sdkOptions("openai")
// LangChain.js would ask a locked wallet again and again.
const model = new ChatOpenAI({ model: "gpt-4o-mini", apiKey, configuration, maxRetries: 0 })

const weather = tool(({ city }: { city: string }) => `21 degrees in ${city}`, {
  name: "weather",
  description: "The weather of a city",
  schema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
})

page(
  ["language"],
  ...actions({
    async Invoke() {
      show(String((await model.invoke("Hello")).content))
    },

    async Stream() {
      for await (const { content } of await model.stream("Hello")) show(String(content))
    },

    async "Call a tool"() {
      const { tool_calls } = await model.bindTools([weather]).invoke("How warm is it in Oslo? #tool")
      for (const { name, args } of tool_calls ?? []) show(`${name} ${JSON.stringify(args)}`)
    },
  }),
)
