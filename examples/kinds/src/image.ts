import { generateImage } from "ai"
import { byok, element, form, page, paid, show } from "../../page/page.js"

const prompt = element("input", { value: "A lighthouse in a storm", ariaLabel: "Prompt" })

page(
  ["image"],
  form([prompt], async () => {
    const { images, providerMetadata } = await generateImage({
      model: byok.getProvider().imageModel("gpt-image-1"),
      prompt: prompt.value,
    })
    const pictures = images.map(({ base64, mediaType }) =>
      element("img", { src: `data:${mediaType};base64,${base64}`, alt: prompt.value }),
    )
    show(...pictures, paid(providerMetadata["byok"]?.images[0]))
  }),
)
