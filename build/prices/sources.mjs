// Reads a model's facts from a file of prices. A reader takes the provider's id at genai-prices and the model's, and gives
// `{ context?, maxOutput?, …prices }` in the words of models.json, or null where the file does not know its price.

const defined = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
const round = (number) => (number === undefined ? undefined : Number(number.toPrecision(12)))

/** @param {string} date the day from which on the prices have to hold, `YYYY-MM-DD` */
export const readerOf = (source, date) => (Array.isArray(source) ? genaiPrices(source, date) : liteLlm(source))

/** A list of `{ id, models: [{ id, context_window, prices }] }`, prices by million tokens. */
function genaiPrices(providers, date) {
  return (provider, id) => {
    const model = providers.find((each) => each.id === provider)?.models.find((each) => each.id === id)
    const prices = model && dearest(model.prices, date)
    return prices && Object.keys(prices).length > 0
      ? { ...defined({ context: model.context_window }), ...usualPrices(prices), ...unusualPrices(prices) }
      : null
  }
}

/** Of the prices from that day on, by day or by hour, the dearest, so that a bound holds whenever it is asked for. */
function dearest(all, date) {
  if (!Array.isArray(all)) return all
  const start = ({ constraint }) => (constraint?.type === "start_date" ? constraint.start_date : "")
  const begun =
    all
      .filter((each) => start(each) !== "" && start(each) <= date)
      .map(start)
      .sort()
      .at(-1) ?? ""
  const prices = all.filter((each) => start(each) >= begun)
  const cost = ({ input_mtok: input = 0, output_mtok: output = 0, ...others }) =>
    base(input) + base(output) + (others.audio_hours ?? 0)
  return prices.map((each) => each.prices).reduce((a, b) => (cost(b) > cost(a) ? b : a))
}

const base = (price) => (typeof price === "object" ? price.base : price)
const above = (price) => (typeof price === "object" ? price.tiers.at(-1).price : price)
const NAMES = { input_mtok: "inputPerMTok", output_mtok: "outputPerMTok", cache_read_mtok: "cacheReadPerMTok" }
const MORE = {
  cache_write_mtok: "cacheWritePerMTok",
  cache_write_1h_mtok: "cacheWrite1hPerMTok",
  output_image_mtok: "imageOutputPerMTok",
}

function usualPrices(prices) {
  const names = { ...NAMES, ...MORE }
  const named = (value) =>
    defined(Object.fromEntries(Object.entries(names).map(([from, to]) => [to, value(prices[from])])))
  const tiers = Object.values(prices).find((price) => typeof price === "object")?.tiers
  const long = tiers ? { long: { above: tiers[0].start, ...named(above) } } : {}
  return { ...named(base), ...onlyInput(prices), ...long }
}

/** What answers in vectors has no output to pay for. */
const onlyInput = ({ input_mtok, output_mtok }) =>
  input_mtok !== undefined && output_mtok === undefined ? { outputPerMTok: 0 } : {}

function unusualPrices({ audio_hours, requests_kcount, input_audio_mtok, input_image_mtok }) {
  return defined({
    perSecond: audio_hours === undefined ? undefined : round(audio_hours / 3600),
    perRequest: requests_kcount === undefined ? undefined : round(requests_kcount / 1000),
    audioInputPerMTok: input_audio_mtok,
    imageInputPerMTok: input_image_mtok,
  })
}

const PREFIXES = {
  google: "gemini/",
  "x-ai": "xai/",
  together: "together_ai/",
  fireworks: "fireworks_ai/accounts/fireworks/models/",
}
const BARE = ["openai", "anthropic", "cohere"]

/** Models by name, prices by token. */
function liteLlm(models) {
  return (provider, id) => {
    const model = models[(PREFIXES[provider] ?? (BARE.includes(provider) ? "" : `${provider}/`)) + id]
    const prices = model && liteLlmPrices(model)
    if (!prices || Object.keys(prices).length === 0) return null
    return { ...defined({ context: model.max_input_tokens, maxOutput: model.max_output_tokens }), ...prices }
  }
}

function liteLlmPrices(model) {
  const million = (key) => (typeof model[key] === "number" ? round(model[key] * 1e6) : undefined)
  return defined({
    inputPerMTok: million("input_cost_per_token"),
    outputPerMTok: million("output_cost_per_token"),
    cacheReadPerMTok: million("cache_read_input_token_cost"),
    cacheWritePerMTok: million("cache_creation_input_token_cost"),
    imageOutputPerMTok: million("output_cost_per_image_token"),
    audioInputPerMTok: million("input_cost_per_audio_token"),
    perMCharacter: million("input_cost_per_character"),
    perImage: model.output_cost_per_image,
    perSecond: model.input_cost_per_second,
    perSearch: model.input_cost_per_query,
    perRequest: model.search_context_cost_per_query?.search_context_size_low,
  })
}
