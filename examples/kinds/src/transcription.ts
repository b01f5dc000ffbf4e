import { experimental_transcribe as transcribe } from "ai"
import { byok, element, form, page, paid, show } from "../../page/page.js"

const recording = element("input", { type: "file", accept: "audio/*", required: true, ariaLabel: "Recording" })

page(
  ["transcription"],
  form([recording], async () => {
    const { text, durationInSeconds, providerMetadata } = await transcribe({
      model: byok.getProvider().transcriptionModel("whisper-1"),
      audio: await recording.files![0]!.arrayBuffer(),
    })
    const length = element("small", { textContent: `${durationInSeconds} seconds` })
    show(element("p", { textContent: text }), length, paid(providerMetadata["byok"]))
  }),
)
