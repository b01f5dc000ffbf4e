// What a case says in the end: the short form of an observation that its expectation is written in.

const TEXTS = { "text-delta": "text", text: "text", "reasoning-delta": "reasoning", reasoning: "reasoning" }

/**
 * The gist of what an app was shown; fields of which there is nothing are left out.
 *
 * @param {object[]} shown plain parts
 */
export function gistOf(shown) {
  const gist = {}
  const add = (name, value) => (gist[name] ??= []).push(value)
  for (const part of shown) {
    const { type, text, toolName, input, output } = part
    if (type in TEXTS) add(TEXTS[type], text)
    if (type === "tool-call") add("calls", { toolName, input })
    if (type === "tool-result") add("results", output)
    if (type === "source") add("sources", { url: part.url, title: part.title })
    if (type === "file") add("files", part.file)
    if (type === "raw") gist.raw = (gist.raw ?? 0) + 1
    if (type === "abort") gist.aborted = true
    if (["error", "thrown", "broken"].includes(type)) gist.error = part.error.$error
    if (type === "finish") Object.assign(gist, endOf(part))
    if (part.warnings?.length) gist.warnings = [...(gist.warnings ?? []), ...part.warnings]
    if (type === "value") gist.value = Object.fromEntries(Object.entries(part).filter(([name]) => name !== "type"))
  }
  return gist
}

const endOf = ({ finishReason, totalUsage }) => ({
  finishReason,
  ...(totalUsage && Object.keys(totalUsage).length && { usage: totalUsage }),
})
