import { experimental_generateSpeech as generateSpeech } from "ai"
import { byok, element, form, page, paid, show } from "../../page/page.js"

const text = element("textarea", { value: "The boat is back before the storm.", ariaLabel: "Text" })

page(
  ["speech"],
  form([text], async () => {
    const { audio, providerMetadata } = await generateSpeech({
      model: byok.getProvider().speechModel("tts-1"),
      text: text.value,
      voice: "alloy",
    })
    const recording = new Blob([audio.uint8Array as Uint8Array<ArrayBuffer>], { type: audio.mediaType })
    show(element("audio", { src: URL.createObjectURL(recording), controls: true }), paid(providerMetadata["byok"]))
  }),
)
