// JSON Schema → TypeScript types.
import { nameOf, requireKnown, words } from "./schemas.mjs"

const comment = (text, indent) => (text ? `${indent}/** ${text} */\n` : "")

function objectType(schema, titles, indent) {
  const inner = `${indent}  `
  const required = new Set(schema.required)
  const members = Object.entries(schema.properties).map(([key, value]) => {
    const mark = required.has(key) ? "" : "?"
    return `${comment(value.description, inner)}${inner}${JSON.stringify(key)}${mark}: ${typeOf(value, titles, inner)}\n`
  })
  return `{\n${members.join("")}${indent}}`
}

/** The type expression of a schema; `titles` maps file names to type names, "" being the schema itself. */
export function typeOf(schema, titles, indent = "") {
  requireKnown(schema)
  if (schema.$ref) return schema.$ref === "#" ? titles.get("") : titles.get(nameOf(schema.$ref))
  const fixed = words(schema)
  if (fixed) return fixed.map((word) => JSON.stringify(word)).join(" | ")
  if ("const" in schema) return JSON.stringify(schema.const)
  const options = schema.oneOf ?? schema.anyOf
  if (options) return options.map((option) => typeOf(option, titles, indent)).join(" | ")
  if (schema.type === "array") return `Array<${typeOf(schema.items, titles, indent)}>`
  if (schema.properties) return objectType(schema, titles, indent)
  if (schema.type === "object") {
    const member = schema.additionalProperties ? typeOf(schema.additionalProperties, titles, indent) : "unknown"
    return `{ [key: string]: ${member} }`
  }
  return (
    { string: "string", number: "number", integer: "number", boolean: "boolean", null: "null" }[schema.type] ??
    "unknown"
  )
}

/** The declaration of a schema's type, and of its words as a list where it has any. */
export function declaration(schema, titles) {
  const own = new Map([...titles, ["", schema.title]])
  const type = `${comment(schema.description, "")}export type ${schema.title} = ${typeOf(schema, own)}\n`
  const fixed = words(schema)
  if (!fixed) return type
  const list = `${schema.title.replace(/[a-z](?=[A-Z])/g, "$&_").toUpperCase()}_VALUES`
  return `${type}\nexport const ${list}: readonly ${schema.title}[] = ${JSON.stringify(fixed)}\n`
}
