import Anthropic from "@anthropic-ai/sdk"
import { actions, byok, page, show } from "../../page/page.js"

const anthropic = new Anthropic(byok.sdkOptions("anthropic"))
const model = "claude-haiku-4-5"
const max_tokens = 300

page(
  ["language"],
  ...actions({
    async Message() {
      const { content } = await anthropic.messages.create({
        model,
        max_tokens,
        messages: [{ role: "user", content: "Hello" }],
      })
      for (const part of content) if (part.type === "text") show(part.text)
    },

    async Stream() {
      const stream = anthropic.messages.stream({ model, max_tokens, messages: [{ role: "user", content: "Hello" }] })
      stream.on("text", (text) => show(text))
      await stream.finalMessage()
    },

    async "Call a tool"() {
      const { content } = await anthropic.messages.create({
        model,
        max_tokens,
        messages: [{ role: "user", content: "How warm is it in Oslo? #tool" }],
        tools: [
          {
            name: "weather",
            description: "The weather of a city",
            input_schema: { type: "object", properties: { city: { type: "string" } } },
          },
        ],
      })
      for (const part of content) if (part.type === "tool_use") show(`${part.name} ${JSON.stringify(part.input)}`)
    },

    async Stop() {
      const stream = anthropic.messages.stream({
        model,
        max_tokens,
        messages: [{ role: "user", content: "A long story, please. #slow" }],
      })
      stream.on("text", (text) => {
        show(text)
        stream.abort()
      })
      await stream.done().catch(() => show("· stopped"))
    },

    async Models() {
      for await (const { id } of anthropic.models.list()) show(`${id} `)
    },
  }),
)
