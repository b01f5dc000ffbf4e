import assert from "node:assert/strict"
import { test } from "node:test"
import { APICallError } from "@ai-sdk/provider"
import { encode, revive, type Wire } from "../engine/wire.js"

const whole = new Uint8Array([1, 2, 3, 4])

const ENCODED: [name: string, value: unknown, wire: Wire][] = [
  ["scalars", [null, true, 1.5, "text", undefined], [null, true, 1.5, "text", undefined]],
  ["odd numbers", [NaN, Infinity, -Infinity, -0], [NaN, Infinity, -Infinity, -0]],
  ["a bigint", 12345678901234567890n, { $: "bigint", v: "12345678901234567890" }],
  ["a date", new Date(1000), { $: "date", v: 1000 }],
  ["a URL", new URL("https://a.example/b?c#d"), { $: "url", v: "https://a.example/b?c#d" }],
  ["a RegExp", /^a+$/gi, { $: "regexp", v: ["^a+$", "gi"] }],
  ["a key $", { $: "date", v: 1 }, { $: "object", v: { $: "date", v: 1 } }],
  [
    "what has no wire form, its key kept",
    { a: () => 1, b: Symbol("s"), c: new AbortController().signal },
    { a: undefined, b: undefined, c: undefined },
  ],
  ["headers", new Headers({ A: "1" }), { a: "1" }],
  ["another view", new Uint16Array([1, 2]), new Uint8Array([1, 0, 2, 0])],
  ["an ArrayBuffer", whole.buffer, whole],
  [
    "a class instance",
    new (class Point {
      x = 1
    })(),
    { x: 1 },
  ],
  [
    "an error",
    new RangeError("far", { cause: new Error("why") }),
    {
      $: "error",
      v: { name: "RangeError", message: "far", cause: { $: "error", v: { name: "Error", message: "why" } } },
    },
  ],
]

for (const [name, value, wire] of ENCODED) test(`encodes ${name}`, () => assert.deepEqual(encode(value), wire))

test("a view is encoded as exactly its own bytes", () => {
  const encoded = encode(whole.subarray(1, 3)) as Uint8Array
  assert.deepEqual(encoded, new Uint8Array([2, 3]))
  assert.equal(encoded.buffer.byteLength, 2)
})

test("an own __proto__ key is dropped", () => {
  assert.deepEqual(encode(JSON.parse('{"__proto__":{"x":1},"a":1}')), { a: 1 })
  assert.deepEqual(revive(JSON.parse('{"__proto__":{"x":1},"a":1}')), { a: 1 })
})

test("a cycle is refused, the same object twice is not", () => {
  const cycle: Record<string, unknown> = {}
  cycle["self"] = cycle
  assert.throws(() => encode(cycle), TypeError)
  const shared = { a: 1 }
  assert.deepEqual(encode([shared, shared]), [{ a: 1 }, { a: 1 }])
})

test("more than 64 levels are refused", () => {
  const deep = (levels: number) => JSON.parse("[".repeat(levels) + "]".repeat(levels))
  assert.doesNotThrow(() => encode(deep(64)))
  assert.throws(() => encode(deep(65)), TypeError)
  assert.throws(() => revive(deep(80)), TypeError)
})

test("request, response and stack of an API error stay here", () => {
  const error = new APICallError({
    message: "No.",
    url: "https://a.example",
    requestBodyValues: { prompt: "secret" },
    responseBody: "sk-secret",
    responseHeaders: { "x-key": "sk-secret" },
    data: { key: "sk-secret" },
    statusCode: 429,
    isRetryable: true,
  })
  assert.deepEqual(encode(error), {
    $: "error",
    v: { name: "AI_APICallError", message: "No.", statusCode: 429, isRetryable: true },
  })
})

test("values come back as what they were", () => {
  const values = {
    when: new Date(5),
    where: new URL("https://a.example/"),
    what: /a/u,
    many: 5n,
    bytes: whole,
    none: undefined,
    $: [1],
  }
  const back = revive(structuredClone(encode(values))) as typeof values
  assert.deepEqual(back, values)
  assert.ok("none" in back)
})

test("an error comes back as one that the AI SDK recognises", () => {
  const error = revive({
    $: "error",
    v: { name: "AI_APICallError", message: "No.", statusCode: 500, isRetryable: true },
  })
  assert.ok(error instanceof Error)
  assert.ok(APICallError.isInstance(error))
  assert.equal(error.statusCode, 500)
})

for (const wire of [
  { $: "nothing", v: 1 },
  { $: "date", v: "1" },
  { $: "url", v: 1 },
  { $: "regexp", v: ["a"] },
  { $: "object", v: [] },
  { $: 1 },
]) {
  test(`a malformed tag is refused: ${JSON.stringify(wire)}`, () => assert.throws(() => revive(wire), TypeError))
}
