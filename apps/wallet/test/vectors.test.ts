// The protocol's vectors of values, read from their JSON text form.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { encode, revive, type Wire } from "../engine/wire.js"

interface Vector {
  name: string
  value: unknown
}

const vectors = (outcome: "accept" | "reject"): Vector[] =>
  JSON.parse(readFileSync(`../../protocol/vectors/${outcome}/wire-text.json`, "utf8"))

/** The wire form of a text form: three tags stand for what JSON cannot say, and `__proto__` is no key. */
function fromText(text: unknown): unknown {
  if (typeof text !== "object" || text === null) return text
  if (Array.isArray(text)) return text.map(fromText)
  const { $: tag, v } = text as Record<string, unknown>
  if (tag === "undefined") return undefined
  if (tag === "number") return Number(v)
  if (tag === "bytes") return new Uint8Array(Buffer.from(String(v), "base64"))
  if (tag === "date") return { $: tag, v: new Date(fromText(v) as number).getTime() } // whole milliseconds
  return Object.fromEntries(
    Object.entries(text)
      .filter(([key]) => key !== "__proto__")
      .map(([key, item]) => [key, fromText(item)]),
  )
}

for (const { name, value } of vectors("accept")) {
  test(`accepts ${name}`, () => {
    const wire = fromText(value) as Wire
    const again = encode(revive(wire))
    if (name === "error") assert.ok(revive(wire) instanceof Error)
    else assert.deepEqual(again, wire)
  })
}

for (const { name, value } of vectors("reject")) {
  test(`rejects ${name}`, () => assert.throws(() => revive(value)))
}
