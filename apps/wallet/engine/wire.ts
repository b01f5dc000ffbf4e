import { errorFields, reviveError } from "./errors.js"

/**
 * A value in wire form (protocol/spec/rpc.md, "Values"): what structured clone carries unchanged stays itself, the rest is a
 * one-tag object `{ $: tag, v }`.
 */
export type Wire = undefined | null | boolean | number | string | Uint8Array | Wire[] | { [key: string]: Wire }

const TAG = "$"
const MAX_DEPTH = 64

/**
 * The wire form of a value made by a provider package. Functions, symbols and abort signals become `undefined` with their key
 * kept, typed arrays become exactly their own bytes, other class instances plain objects of their own enumerable fields.
 *
 * @throws TypeError on a cycle or on more than 64 levels
 */
export function encode(value: unknown): Wire {
  return encodeAt(value, [])
}

function encodeAt(value: unknown, above: object[]): Wire {
  switch (typeof value) {
    case "boolean":
    case "number":
    case "string":
      return value
    case "bigint":
      return { [TAG]: "bigint", v: String(value) }
    case "object":
      return value === null ? null : encodeObject(value, above)
    default:
      return undefined
  }
}

function encodeObject(value: object, above: object[]): Wire {
  return value instanceof AbortSignal ? undefined : (encodeLeaf(value) ?? encodeNested(value, above))
}

function encodeNested(value: object, above: object[]): Wire {
  if (above.includes(value)) throw new TypeError("The value contains itself.")
  if (above.length >= MAX_DEPTH) throw new TypeError(`The value is more than ${MAX_DEPTH} levels deep.`)
  above.push(value)
  const wire = encodeMembers(value, above)
  above.pop()
  return wire
}

function encodeMembers(value: object, above: object[]): Wire {
  if (value instanceof Error) return { [TAG]: "error", v: encodeFields(errorFields(value), above) }
  if (Array.isArray(value)) return Array.from(value, (item) => encodeAt(item, above))
  return escape(encodeFields(value instanceof Headers ? Object.fromEntries(value) : value, above))
}

/** The wire form of an object without members of its own; undefined for all others. */
function encodeLeaf(value: object): Wire {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice()
  if (value instanceof ArrayBuffer) return new Uint8Array(value.slice(0))
  if (value instanceof Date) return { [TAG]: "date", v: value.getTime() }
  if (value instanceof URL) return { [TAG]: "url", v: value.href }
  if (value instanceof RegExp) return { [TAG]: "regexp", v: [value.source, value.flags] }
  return undefined
}

function encodeFields(value: object, above: object[]): { [key: string]: Wire } {
  const fields: { [key: string]: Wire } = {}
  for (const [key, field] of Object.entries(value)) if (key !== "__proto__") fields[key] = encodeAt(field, above)
  return fields
}

function escape(fields: { [key: string]: Wire }): Wire {
  return TAG in fields ? { [TAG]: "object", v: fields } : fields
}

/**
 * The JavaScript value of a wire value.
 *
 * @throws TypeError on an unknown or malformed tag, or on more than 64 levels
 */
export function revive(wire: unknown): unknown {
  return reviveAt(wire, 0)
}

function reviveAt(wire: unknown, depth: number): unknown {
  if (typeof wire !== "object" || wire === null || wire instanceof Uint8Array) return wire
  if (depth > MAX_DEPTH) throw new TypeError(`The value is more than ${MAX_DEPTH} levels deep.`)
  if (Array.isArray(wire)) return wire.map((item) => reviveAt(item, depth + 1))
  const fields = wire as Record<string, unknown>
  return Object.hasOwn(fields, TAG) ? reviveTag(fields, depth) : reviveFields(fields, depth)
}

function reviveFields(fields: Record<string, unknown>, depth: number): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([key]) => key !== "__proto__")
  return Object.fromEntries(entries.map(([key, field]) => [key, reviveAt(field, depth + 1)]))
}

function reviveTag(tagged: Record<string, unknown>, depth: number): unknown {
  const { [TAG]: tag, v, ...others } = tagged
  if (Object.keys(others).length) throw malformed()
  if (tag === "date" && typeof v === "number") return new Date(v)
  if (tag === "url" && typeof v === "string") return new URL(v)
  if (tag === "bigint" && typeof v === "string" && /^-?\d+$/.test(v)) return BigInt(v)
  if (tag === "regexp" && isStringPair(v)) return new RegExp(v[0], v[1])
  if (tag === "object" && isRecord(v)) return reviveFields(v, depth)
  if (tag === "error" && isRecord(v)) return reviveError(reviveFields(v, depth))
  throw malformed()
}

function malformed(): TypeError {
  return new TypeError("Not a wire value: unknown or malformed tag.")
}

function isStringPair(v: unknown): v is [string, string] {
  return Array.isArray(v) && v.length === 2 && v.every((item) => typeof item === "string")
}

function isRecord(v: unknown): v is Record<string, unknown> {
  return typeof v === "object" && v !== null && !Array.isArray(v) && !(v instanceof Uint8Array)
}
