// Every case of protocol/vectors through the generated Zod schemas and through the JSON Schemas themselves; the Java records run
// the same cases (modules/rpc, VectorsTest).
import { readFileSync, readdirSync } from "node:fs"
import assert from "node:assert/strict"
import { test } from "node:test"
import { Ajv2020 } from "ajv/dist/2020.js"
import * as shared from "@byokapi/shared"
import { plain } from "./plain.mjs"

const protocol = new URL("../../../protocol/", import.meta.url)
const read = (path) => JSON.parse(readFileSync(new URL(path, protocol), "utf8"))
const vectors = (folder) =>
  readdirSync(new URL(`vectors/${folder}/`, protocol)).flatMap((name) => read(`vectors/${folder}/${name}`))

const schemas = new Map(
  readdirSync(new URL("schema/v1/", protocol)).map((name) => [name.replace(".json", ""), read(`schema/v1/${name}`)]),
)
const ajv = new Ajv2020({ strict: false, allErrors: true })
schemas.forEach((schema) => ajv.addSchema(schema))

const valueOf = ({ kind, value }) => (kind === "wire-text" ? value : plain(value))
const zod = (vector) => shared[`${schemas.get(vector.kind).title}Schema`].safeParse(valueOf(vector)).success

/** JSON Schema knows no undefined: a member that is undefined is a member left out. */
const present = (value) =>
  value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))
    : value
const jsonSchema = (vector) => ajv.validate(schemas.get(vector.kind).$id, present(valueOf(vector)))

for (const [folder, accepts] of [
  ["accept", true],
  ["reject", false],
]) {
  for (const vector of vectors(folder)) {
    test(`${folder} ${vector.kind}: ${vector.name}`, () => {
      assert.equal(zod(vector), accepts, "Zod")
      assert.equal(jsonSchema(vector), accepts, "JSON Schema")
    })
  }
}

test("each rejected case names an error of the closed set", () => {
  for (const { error } of vectors("reject")) assert.ok(error in shared.ERRORS, error)
})
