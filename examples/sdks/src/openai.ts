import OpenAI from "openai"
import { actions, byok, page, show } from "../../page/page.js"

const openai = new OpenAI(byok.sdkOptions("openai"))
const TEXT = "The boat is back before the storm."

page(
  ["language", "image", "speech", "transcription", "embedding"],
  ...actions({
    async Chat() {
      const stream = await openai.chat.completions.create({
        model: "gpt-4o-mini",
        messages: [{ role: "user", content: "Hello" }],
        stream: true,
      })
      for await (const { choices } of stream) show(choices[0]?.delta.content ?? "")
    },

    async Respond() {
      const { output_text } = await openai.responses.create({ model: "gpt-4o-mini", input: "Hello" })
      show(output_text)
    },

    async "Use a tool"() {
      const runner = openai.chat.completions.runTools({
        model: "gpt-4o-mini",
        messages: [{ role: "user", content: "How warm is it in Oslo? #tool" }],
        tools: [
          {
            type: "function",
            function: {
              name: "weather",
              description: "The weather of a city",
              parameters: { type: "object", properties: { city: { type: "string" } } },
              parse: JSON.parse,
              function: ({ city }: { city: string }) => {
                show(`weather in ${city} · `)
                return "21 degrees"
              },
            },
          },
        ],
      })
      show((await runner.finalContent()) ?? "")
    },

    async Draw() {
      const { data } = await openai.images.generate({ model: "gpt-image-1", prompt: "A lighthouse" })
      const src = `data:image/png;base64,${data![0]!.b64_json}`
      show(Object.assign(document.createElement("img"), { src, alt: "A lighthouse" }))
    },

    async Speak() {
      const answer = await openai.audio.speech.create({ model: "tts-1", voice: "alloy", input: TEXT })
      const src = URL.createObjectURL(await answer.blob())
      show(Object.assign(document.createElement("audio"), { src, controls: true }))
    },

    async "Write down"() {
      const file = new File([new Uint8Array(20_000).fill(7)], "talk.wav", { type: "audio/wav" })
      const { text } = await openai.audio.transcriptions.create({ model: "whisper-1", file })
      show(text)
    },

    async Compare() {
      const { data } = await openai.embeddings.create({ model: "text-embedding-3-small", input: ["a", "b"] })
      show(data.map(({ embedding }) => embedding[0]).join(" "))
    },

    async Models() {
      for await (const { id } of openai.models.list()) show(`${id} `)
    },

    async Search() {
      // The provider would run and bill this: the wallet refuses.
      await openai.responses.create({ model: "gpt-4o-mini", input: "News?", tools: [{ type: "web_search" }] })
    },
  }),
)
