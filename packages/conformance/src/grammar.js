// The order that V3 promises for the parts of a stream.

const OPENS = { "text-start": "text", "reasoning-start": "reasoning", "tool-input-start": "tool-input" }
const INSIDE = {
  "text-delta": "text",
  "text-end": "text",
  "reasoning-delta": "reasoning",
  "reasoning-end": "reasoning",
  "tool-input-delta": "tool-input",
  "tool-input-end": "tool-input",
}

/** What is wrong with the order of a stream's plain parts; a stream that broke off may leave things open. */
export function grammarFaults({ parts, end }) {
  const open = new Set()
  const faults = []
  const fault = (at, what) => faults.push(`part ${at + 1}, ${parts[at].type}: ${what}`)
  parts.forEach(({ type, id }, at) => {
    if (type in OPENS && open.has(`${OPENS[type]} ${id}`)) fault(at, "it is open already")
    if (type in OPENS) open.add(`${OPENS[type]} ${id}`)
    if (type in INSIDE && !open.has(`${INSIDE[type]} ${id}`)) fault(at, "nothing of this id is open")
    if (type.endsWith("-end")) open.delete(`${INSIDE[type]} ${id}`)
    if (type === "finish" && at < parts.length - 1) fault(at, "something follows")
    if (type === "stream-start" && at > 0) fault(at, "something came before")
  })
  if (end === "closed" && parts.at(-1)?.type !== "finish") faults.push("the stream ended without finish")
  if (end === "closed" && open.size) faults.push(`left open: ${[...open].join(", ")}`)
  return faults
}
