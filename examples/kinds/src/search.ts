import { cosineSimilarity, embed, embedMany } from "ai"
import { byok, element, form, page, show } from "../../page/page.js"

const NOTES = ["Boats leave at six", "Cake for the feast", "Winter tyres are in the shed", "Ask Anna about the roof"]
const query = element("input", { value: "Baking", ariaLabel: "Search" })

page(
  ["embedding"],
  form([query], async () => {
    const model = byok.getProvider().embeddingModel("text-embedding-3-small")
    const [{ embedding }, { embeddings }] = await Promise.all([
      embed({ model, value: query.value }),
      embedMany({ model, values: NOTES }),
    ])
    const closeness = (note: string) => cosineSimilarity(embedding, embeddings[NOTES.indexOf(note)]!)
    const sorted = [...NOTES].sort((a, b) => closeness(b) - closeness(a))
    show(...sorted.map((note) => element("p", { textContent: note })))
  }),
)
