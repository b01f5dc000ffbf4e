// The cases of protocol/vectors through the compiled records, in this browser.

/** @param {(kind: string, text: string) => string} vector JSON in, JSON out; `{ refused: code }` where it is refused */
export async function run(lines, vector) {
  const { accept, reject } = await (await fetch("/vectors.json")).json()
  const bad = [...accept.flatMap((one) => accepted(one, vector)), ...reject.flatMap((one) => rejected(one, vector))]
  const count = accept.length + reject.length
  lines.push(...bad, `${count > 500 && !bad.length ? "ok" : "not ok"} vectors # ${count} cases`)
}

/** What was accepted is written again as it came, and once more without a change. */
function accepted({ kind, name, value }, vector) {
  const text = JSON.stringify(value)
  const same = vector("wire-text", text)
  const once = vector(kind, text)
  const twice = vector(kind, once)
  if (same !== text) return [`not ok vector ${kind}: ${name} # is not canonical: ${same}`]
  return once === twice && !("refused" in Object(JSON.parse(once))) ? [] : [`not ok vector ${kind}: ${name} # ${once}`]
}

function rejected({ kind, name, value, error }, vector) {
  const outcome = vector(kind, JSON.stringify(value))
  return outcome === JSON.stringify({ refused: error }) ? [] : [`not ok vector ${kind}: ${name} # ${outcome}`]
}
