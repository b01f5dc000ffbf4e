// What an app sees of an answer through the AI SDK, in fields that its major versions 6 and 7 have in common.

const FIELDS = {
  "text-start": ["id"],
  "text-delta": ["id", "text"],
  "text-end": ["id"],
  "reasoning-start": ["id"],
  "reasoning-delta": ["id", "text"],
  "reasoning-end": ["id"],
  "tool-input-start": ["id", "toolName"],
  "tool-input-delta": ["id", "delta"],
  "tool-input-end": ["id"],
  "tool-call": ["toolCallId", "toolName", "input", "invalid"],
  "tool-result": ["toolCallId", "toolName", "input", "output"],
  "tool-error": ["toolCallId", "toolName", "input"],
  source: ["sourceType", "id", "url", "title"],
  file: ["file"],
  raw: ["rawValue"],
  error: ["error"],
  abort: [],
  "start-step": ["warnings"],
  "finish-step": ["finishReason", "rawFinishReason", "usage"],
  finish: ["finishReason", "totalUsage"],
}

/** `streamText`, read to its end; `each(part)` is called after each part. Gives its parts. */
export async function streamed(ai, call, each = () => {}) {
  const parts = []
  const { fullStream } = ai.streamText({ maxRetries: 0, onError() {}, ...call })
  try {
    for await (const part of fullStream) {
      if (FIELDS[part.type]) parts.push(pick(part))
      await each(part)
    }
  } catch (error) {
    parts.push({ type: "thrown", error })
  }
  return parts
}

/** `generateText`: the parts of its content, and what it ends with. */
export async function whole(ai, call) {
  try {
    const result = await ai.generateText({ maxRetries: 0, ...call })
    const content = result.steps.flatMap((step) => step.content.map(pick))
    const ends = { finishReason: result.finishReason, totalUsage: result.totalUsage, warnings: result.warnings }
    return [...content, { type: "finish", ...pickEnd(ends) }]
  } catch (error) {
    return [{ type: "thrown", error }]
  }
}

/** A promise's value, or what it was rejected with. */
export const settled = (promise) =>
  promise.then(
    (value) => [{ type: "value", ...value }],
    (error) => [{ type: "thrown", error }],
  )

function pick(part) {
  const names = part.type in FIELDS ? FIELDS[part.type] : []
  const fields = Object.fromEntries(names.map((name) => [name, part[name]]))
  const text = part.type === "text" || part.type === "reasoning" ? { text: part.text } : {}
  return pickEnd({ type: part.type, ...fields, ...text, ...(part.file && { file: fileOf(part.file) }) })
}

const fileOf = ({ mediaType, uint8Array }) => ({ mediaType, bytes: uint8Array })

const pickEnd = ({ usage, totalUsage, ...fields }) => ({
  ...fields,
  ...(usage && { usage: usageOf(usage) }),
  ...(totalUsage && { totalUsage: usageOf(totalUsage) }),
})

/** Details have moved between the majors; the sums are where they were. */
const usageOf = ({ inputTokens, outputTokens, totalTokens }) => ({ inputTokens, outputTokens, totalTokens })
