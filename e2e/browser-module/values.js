// The value codec of the messaging part: every kind of value an app may hold, there and back.
import * as wallet from "/messaging.js"

const { echo } = wallet
let { capture, revive } = wallet

const cases = []
const test = (name, body) => cases.push({ name, body })

function same(actual, expected, path = "value") {
  const fail = (why) => {
    throw new Error(`${path}: ${why}`)
  }
  if (Object.is(actual, expected)) return
  if (typeof actual !== "object" || typeof expected !== "object" || !actual || !expected)
    fail(`${String(actual)} is not ${String(expected)}`)
  const kind = (x) => Object.prototype.toString.call(x)
  if (kind(actual) !== kind(expected)) fail(`${kind(actual)} is not ${kind(expected)}`)
  if (actual instanceof Date || actual instanceof URL || actual instanceof RegExp)
    return same(String(actual), String(expected), path)
  const keys = (x) =>
    Reflect.ownKeys(x)
      .filter((k) => k !== "stack")
      .map(String)
      .sort()
      .join()
  if (keys(actual) !== keys(expected)) fail(`keys ${keys(actual)} are not ${keys(expected)}`)
  for (const key of Object.keys(expected)) same(actual[key], expected[key], `${path}.${key}`)
}

function refused(body, message) {
  try {
    body()
  } catch (error) {
    if (!error.message.includes(message)) throw new Error(`refused with "${error.message}"`)
    return
  }
  throw new Error("not refused")
}

const through = (value) => revive(structuredClone(capture(value)))
const isSame = (name, value, expected = value) => test(name, () => same(through(value), expected))

isSame("null", null)
isSame("undefined", undefined)
isSame("booleans", [true, false])
isSame("numbers", [0, -0, 1.5, NaN, Infinity, -Infinity, 2 ** 53])
isSame("texts", ["", "ü😀\u0000", "\ud800"])
isSame("bigint", [12345678901234567890n, -1n])
isSame("url", { data: new URL("https://a.example/x?y#z") })
isSame("date", { timestamp: new Date(1234) })
isSame("invalidDate", [new Date(NaN)])
isSame("regexp", { pattern: /^https?:\/\/a/giu })
isSame("tagKey", { $: "date", v: 5 })
isSame("tagKeyNested", { $: { $: "object", v: { $: 1 } } })
isSame("headers", { headers: new Headers({ "X-A": "1", b: "2" }) }, { headers: { "x-a": "1", b: "2" } })
isSame(
  "map",
  new Map([
    ["k", { deep: 1 }],
    [1, "dropped"],
  ]),
  { k: { deep: 1 } },
)
isSame("searchParams", new URLSearchParams("a=1&b=2"), { a: "1", b: "2" })
isSame("set", new Set([1, "x"]), [1, "x"])
isSame(
  "foreignHeaders",
  {
    get: () => "",
    forEach(f) {
      f("v", "k")
    },
  },
  { k: "v" },
)
isSame("sparse", [1, , 3], [1, undefined, 3])
isSame(
  "functionSymbolSignal",
  { f() {}, s: Symbol("x"), abortSignal: new AbortController().signal, u: undefined },
  { f: undefined, s: undefined, abortSignal: undefined, u: undefined },
)
isSame("nullPrototype", Object.assign(Object.create(null), { a: 1 }), { a: 1 })
isSame("proxy", new Proxy({ a: [new Proxy([1, 2], {}), new Proxy({ b: 1 }, {})] }, {}), { a: [[1, 2], { b: 1 }] })
isSame(
  "reactiveMap",
  new Proxy(new Map([["k", 1]]), { get: (t, k) => (typeof t[k] === "function" ? t[k].bind(t) : t[k]) }),
  { k: 1 },
)

test("classInstance", () => {
  class Message {
    role = "user"
    #secret = 1
    get text() {
      return this.#secret
    }
    greet() {}
  }
  same(through(new Message()), { role: "user" })
})
test("inheritedAndHidden", () => {
  const value = Object.create({ inherited: 1 }, { hidden: { value: 1 }, shown: { value: 2, enumerable: true } })
  same(through(value), { shown: 2 })
})
test("protoKey_isDropped", () => same(Object.keys(through(JSON.parse('{"__proto__":{"polluted":1},"a":1}'))), ["a"]))
test("protoKey_fromTheWire_isAnOwnKey", () => {
  const value = revive(JSON.parse('{"__proto__":{"polluted":1}}'))
  if (Object.getPrototypeOf(value) !== Object.prototype || !Object.hasOwn(value, "__proto__"))
    throw new Error("prototype set")
})
test("constructorKeys", () =>
  same(through({ constructor: 1, hasOwnProperty: 2, toString: 3 }), { constructor: 1, hasOwnProperty: 2, toString: 3 }))

test("subarray_isExactlyItsBytes", () => {
  const whole = new Uint8Array(1000).fill(9)
  const part = capture(whole.subarray(3, 5))
  if (part.buffer.byteLength !== 2 || part[0] !== 9) throw new Error(`${part.buffer.byteLength} bytes`)
})
test("captured_isACopy", () => {
  const mine = new Uint8Array([1, 2])
  const copy = capture(mine)
  mine[0] = 9
  if (copy[0] !== 1) throw new Error("shared")
})
for (const Type of [Int8Array, Uint8ClampedArray, Uint16Array, Float64Array, BigInt64Array]) {
  test(`bytesOf_${Type.name}`, () => {
    const value = new Type(2)
    value[1] = Type === BigInt64Array ? 7n : 7
    same([...through(value)], [...new Uint8Array(value.buffer)])
  })
}
test("bytesOf_DataView", () => same([...through(new DataView(new Uint8Array([1, 2, 3]).buffer, 1, 1))], [2]))
test("bytesOf_ArrayBuffer", () => same([...through(new Uint8Array([1, 2, 3]).buffer)], [1, 2, 3]))
test("bytesOf_otherRealm", () => {
  const frame = document.createElement("iframe")
  document.body.append(frame)
  const { Uint8Array: Other, Error: OtherError } = frame.contentWindow
  const value = through({ bytes: new Other([5, 6]), error: new OtherError("there") })
  frame.remove()
  same([...value.bytes], [5, 6])
  if (!(value.error instanceof Error) || value.error.message !== "there") throw new Error("error lost")
})

test("error_keepsAllowedFields", () => {
  const error = through(
    Object.assign(new Error("boom", { cause: new TypeError("why") }), {
      name: "AI_APICallError",
      statusCode: 429,
      isRetryable: true,
      url: "https://a.example/",
      responseHeaders: { "retry-after": "3" },
      responseBody: "{}",
      data: { error: { code: "x" } },
      requestBodyValues: { prompt: "secret" },
      secret: 1,
    }),
  )
  if (!(error instanceof Error) || error.name !== "AI_APICallError" || error.message !== "boom")
    throw new Error("not the error")
  same(
    [error.statusCode, error.isRetryable, error.responseHeaders, error.data, error.cause.message, error.cause.name],
    [429, true, { "retry-after": "3" }, { error: { code: "x" } }, "why", "TypeError"],
  )
  if ("requestBodyValues" in error || "secret" in error) throw new Error("more than allowed")
  if (!(Symbol.for("vercel.ai.error") in error) || !(Symbol.for("vercel.ai.error.AI_APICallError") in error))
    throw new Error("no markers")
})
test("error_plain_hasNoMarkers", () => {
  if (Symbol.for("vercel.ai.error") in through(new Error("x"))) throw new Error("marked")
})
test("error_causeItself_isCut", () => {
  const error = new Error("loop")
  error.cause = error
  if (through(error).message !== "loop") throw new Error("lost")
})
test("error_causes_areLimited", () => {
  let error = new Error("0")
  for (let i = 1; i < 10; i++) error = new Error(String(i), { cause: error })
  let depth = 0
  for (let e = through(error); e.cause; e = e.cause) depth++
  same(depth, 3)
})
test("error_fieldThatThrows_isLeftOut", () => {
  const error = Object.defineProperty(new Error("still here"), "data", {
    get() {
      throw new Error("no")
    },
  })
  same(through(error).message, "still here")
})
test("domException", () => {
  const error = through(new DOMException("stopped", "AbortError"))
  if (!(error instanceof DOMException) || error.name !== "AbortError" || error.message !== "stopped")
    throw new Error(String(error))
})
test("error_proxied", () => same(through(new Proxy(new Error("behind"), {})).message, "behind"))

const cyclic = { list: [] }
cyclic.list.push({ back: cyclic })
test("cycle_isRefused", () => refused(() => capture(cyclic), "contains itself"))
test("sameTwice_isNoCycle", () => {
  const x = { a: 1 }
  same(through([x, x]), [{ a: 1 }, { a: 1 }])
})
test("throwingGetter_isRefused", () =>
  refused(
    () =>
      capture({
        get x() {
          throw "a string"
        },
      }),
    "could not be read",
  ))
test("throwingTrap_isRefused", () =>
  refused(
    () =>
      capture(
        new Proxy(
          {},
          {
            ownKeys() {
              throw null
            },
          },
        ),
      ),
    "could not be read",
  ))
test("revokedProxy_isRefused", () => {
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  refused(() => capture({ proxy }), "could not be read")
})
test("promise_isRefused", () => refused(() => capture({ p: Promise.resolve() }), "Promise"))
test("blob_isRefused", () => refused(() => capture(new Blob(["x"])), "Blob"))
test("stream_isRefused", () => refused(() => capture(new ReadableStream()), "ReadableStream"))

const nested = (levels, inner = 1) => {
  let v = inner
  for (let i = 0; i < levels; i++) v = { v }
  return v
}
test("depth_atTheLimit", () => {
  revive(nested(64))
  capture(nested(60))
})
test("depth_aboveTheLimit", () => {
  refused(() => revive(nested(65)), "too deep")
  refused(() => capture(nested(61)), "too deep")
})
test("nodes_atTheLimit", () => revive(new Array(499_999).fill(null)))
test("nodes_aboveTheLimit", () => refused(() => revive(new Array(500_000).fill(null)), "500 000"))
test("hugeSparseArray_isRefusedAtOnce", () => refused(() => revive(new Array(4_000_000_000)), "500 000"))
test("sharedTwice_isCountedTwice", () => {
  let v = [1]
  for (let i = 0; i < 40; i++) v = [v, v]
  refused(() => revive(v), "500 000")
})
test("bytes_atTheLimit", () => revive(new Uint8Array(32 * 1024 * 1024)))
test("bytes_aboveTheLimit", () => refused(() => revive(new Uint8Array(32 * 1024 * 1024 + 1)), "32 MiB"))
test("text_aboveTheLimit", () => refused(() => revive("x".repeat(16 * 1024 * 1024 + 1)), "32 MiB"))

for (const [name, wire] of Object.entries({
  unknownTag: { $: "nope", v: 1 },
  noContent: { $: "date" },
  moreKeys: { $: "date", v: 1, w: 2 },
  tagNotText: { $: 1, v: 1 },
  dateNotNumber: { $: "date", v: "x" },
  regexpNotPair: { $: "regexp", v: ["a"] },
  errorNotObject: { $: "error", v: "x" },
  bigintNotDigits: { $: "bigint", v: "1x" },
  urlNotText: { $: "url", v: 1 },
  urlMalformed: { $: "url", v: "nope" },
  regexpMalformed: { $: "regexp", v: ["(", ""] },
  rawDate: new Date(),
  rawMap: new Map(),
  rawError: new Error("x"),
  rawBigint: 1n,
}))
  test(`wire_${name}_isRefused`, () => refused(() => revive(wire), ""))

test("json_isNotTheWire", () => same(revive({ $: "object", v: { $: 1, w: 2 } }), { $: 1, w: 2 }))

const next = (port) =>
  new Promise((done) => {
    port.onmessage = (e) => done(e.data)
  })
async function echoed(message, handsOver) {
  const { port1, port2 } = new MessageChannel()
  echo(port2, handsOver)
  const answer = next(port1)
  port1.postMessage(message)
  return answer
}
test("port_echo", async () =>
  same(await echoed({ t: "call", id: 1, a: { $: "date", v: 1 } }), { t: "call", id: 1, a: { $: "date", v: 1 } }))
test("port_handsOver", async () => {
  const bytes = new Uint8Array([1, 2, 3])
  const answer = await echoed({ one: bytes, two: bytes, none: new Uint8Array(0) }, true)
  same([[...answer.one], [...answer.two], [...answer.none]], [[1, 2, 3], [1, 2, 3], []])
})
test("port_unreadable_isDeliveredAsSuch", async () => {
  const answer = await echoed({ t: "call", id: 7, a: new Date() })
  same([answer.id, answer.e.code], [7, "invalid_request"])
})
test("port_tooLarge_isDeliveredAsSuch", async () => {
  const answer = await echoed({ t: "call", id: 8, a: nested(80) })
  same([answer.id, answer.e.code], [8, "message_too_large"])
})
test("port_earlyMessages_areKept", async () => {
  const { port1, port2 } = new MessageChannel()
  port1.postMessage(1)
  await new Promise((done) => setTimeout(done, 20))
  const answer = next(port1)
  echo(port2, false)
  same(await answer, 1)
})

// What the SDK leaves to the wallet: limits and malformed tags.
const WALLET_ONLY =
  /^(depth|nodes|huge|sharedTwice|bytes_|text_|wire_|port_|json|promise|blob|stream|throwing|revoked|error_cause)/

/** Runs all cases; one line each. */
export const run = (lines) => each(cases, "values", lines)

/** Runs the cases that the SDK's own codec has to pass as well. */
export async function runForSdk(lines, sdkCapture, sdkRevive) {
  capture = sdkCapture
  revive = sdkRevive
  await each(
    cases.filter(({ name }) => !WALLET_ONLY.test(name)),
    "sdk",
    lines,
  )
}

async function each(some, prefix, lines) {
  for (const { name, body } of some) {
    try {
      await body()
      lines.push(`ok ${prefix}_${name}`)
    } catch (error) {
      lines.push(`not ok ${prefix}_${name} # ${error.message}`)
    }
  }
}
