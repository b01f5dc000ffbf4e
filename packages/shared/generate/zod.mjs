// JSON Schema → Zod.
import { nameOf, requireKnown, words } from "./schemas.mjs"

const bounds = (schema, least, most) =>
  (schema[least] === undefined ? "" : `.min(${schema[least]})`) +
  (schema[most] === undefined ? "" : `.max(${schema[most]})`)

const pattern = (schema) => (schema.pattern ? `.regex(new RegExp(${JSON.stringify(schema.pattern)}))` : "")

const number = (schema) =>
  bounds(schema, "minimum", "maximum") +
  (schema.exclusiveMinimum === undefined ? "" : `.gt(${schema.exclusiveMinimum})`)

function object(schema, titles) {
  const required = new Set(schema.required)
  const members = Object.entries(schema.properties).map(([key, value]) => {
    const given = value.type || value.$ref || value.enum || "const" in value || value.oneOf || value.anyOf
    const type = given ? zodOf(value, titles) : `${zodOf(value, titles)}.refine((v) => v !== undefined, "required")`
    return `${JSON.stringify(key)}: ${type}${required.has(key) ? "" : ".optional()"}`
  })
  return `z.${schema.additionalProperties === false ? "strictObject" : "object"}({ ${members.join(", ")} })`
}

function array(schema, titles) {
  const contains = schema.contains ? `.refine((list) => list.includes(${JSON.stringify(schema.contains.const)}))` : ""
  return `z.array(${zodOf(schema.items, titles)})${bounds(schema, "minItems", "maxItems")}${contains}`
}

function record(schema, titles) {
  const key = `z.string()${pattern(schema.propertyNames ?? {})}`
  return `z.record(${key}, ${schema.additionalProperties ? zodOf(schema.additionalProperties, titles) : "z.unknown()"})`
}

function union(options, titles) {
  const tag = Object.entries(options[0].properties ?? {}).find(([, value]) => typeof value.const === "string")?.[0]
  const tagged = tag && options.every((option) => typeof option.properties?.[tag]?.const === "string")
  const list = `[${options.map((option) => zodOf(option, titles)).join(", ")}]`
  return tagged ? `z.discriminatedUnion(${JSON.stringify(tag)}, ${list})` : `z.union(${list})`
}

const SCALARS = {
  string: (schema) => `z.string()${bounds(schema, "minLength", "maxLength")}${pattern(schema)}`,
  number: (schema) => `z.number()${number(schema)}`,
  integer: (schema) => `z.int()${number(schema)}`,
  boolean: () => "z.boolean()",
  null: () => "z.null()",
}

/** The Zod expression of a schema; `titles` maps file names to type names, "" being the schema itself. */
export function zodOf(schema, titles) {
  requireKnown(schema)
  if (schema.$ref === "#") return `z.lazy(() => ${titles.get("")}Schema)`
  if (schema.$ref) return `${titles.get(nameOf(schema.$ref))}Schema`
  const fixed = words(schema)
  if (fixed) return `z.enum(${JSON.stringify(fixed)})`
  if ("const" in schema) return `z.literal(${JSON.stringify(schema.const)})`
  const options = schema.oneOf ?? schema.anyOf
  if (options) return union(options, titles)
  if (schema.type === "array") return array(schema, titles)
  if (schema.properties) return object(schema, titles)
  if (schema.type === "object") return record(schema, titles)
  return SCALARS[schema.type]?.(schema) ?? "z.unknown()"
}

/** The declaration of a schema's Zod schema, checked by the compiler against its type. */
export function declaration(schema, titles) {
  const own = new Map([...titles, ["", schema.title]])
  const recursive = JSON.stringify(schema).includes('"$ref":"#"')
  const type = recursive ? `: z.ZodType<types.${schema.title}>` : ""
  const check = recursive ? "" : ` satisfies z.ZodType<types.${schema.title}>`
  const body = zodOf(schema, own)
  return `/** ${schema.description} */\nexport const ${schema.title}Schema${type} = ${body}${check}\n`
}
