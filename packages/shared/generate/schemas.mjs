// Reads protocol/schema/v1 and puts the schemas into an order in which each comes after those it refers to.
import { readFileSync, readdirSync } from "node:fs"
import { fileURLToPath } from "node:url"

const folder = fileURLToPath(new URL("../../../protocol/schema/v1/", import.meta.url))

export const nameOf = (ref) => ref.replace(/\.json$/, "")

function references(schema) {
  if (schema === null || typeof schema !== "object") return []
  const own = typeof schema.$ref === "string" && schema.$ref !== "#" ? [nameOf(schema.$ref)] : []
  return [...own, ...Object.values(schema).flatMap(references)]
}

/** All schemas by file name without its ending. */
export function readSchemas() {
  const names = readdirSync(folder).sort().map(nameOf)
  return new Map(names.map((name) => [name, JSON.parse(readFileSync(`${folder}${name}.json`, "utf8"))]))
}

export function inOrder(schemas) {
  const done = new Set()
  const visit = (name) => {
    if (done.has(name)) return
    references(schemas.get(name)).forEach(visit)
    done.add(name)
  }
  ;[...schemas.keys()].forEach(visit)
  return [...done].map((name) => schemas.get(name))
}

/** The fixed strings of a schema that is an enumeration, plain or with a description each; else undefined. */
export function words(schema) {
  if (schema.enum) return schema.enum
  if (schema.oneOf?.every((option) => typeof option.const === "string"))
    return schema.oneOf.map(({ const: word }) => word)
  return undefined
}

const KNOWN = new Set(
  (
    "$schema $id $ref title description type enum const oneOf anyOf properties required additionalProperties propertyNames " +
    "items minItems maxItems contains minLength maxLength pattern minimum maximum exclusiveMinimum"
  ).split(" "),
)

/** Refuses what the generators would leave out without a word. */
export function requireKnown(schema) {
  for (const key of Object.keys(schema)) {
    if (!KNOWN.has(key) && !key.startsWith("x-")) throw new Error(`unknown schema keyword ${key}`)
  }
}
