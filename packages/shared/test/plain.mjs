// The JavaScript value that a JSON text form stands for (protocol/spec/rpc.md, "Text form").
const TAGS = {
  undefined: () => undefined,
  object: (v) => members(v),
  error: (v) => Object.assign(new Error(), members(v)),
  number: (v) => (v === "-0" ? -0 : Number(v)),
  bytes: (v) => Uint8Array.from(Buffer.from(v, "base64")),
  date: (v) => new Date(plain(v)),
  url: (v) => new URL(v),
  regexp: ([source, flags]) => new RegExp(source, flags),
  bigint: (v) => BigInt(v),
}

const members = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, plain(value)]))

export function plain(value) {
  if (value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return value.map(plain)
  return Object.hasOwn(value, "$") ? TAGS[value.$](value.v) : members(value)
}
