// Writes src/generated/ from protocol/schema/v1. Nothing in it is committed: it is made again by every build.
import { mkdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { inOrder, readSchemas } from "./schemas.mjs"
import { declaration as typeDeclaration } from "./types.mjs"
import { declaration as zodDeclaration } from "./zod.mjs"

const folder = fileURLToPath(new URL("../src/generated/", import.meta.url))
const schemas = readSchemas()
const titles = new Map([...schemas].map(([name, schema]) => [name, schema.title]))
const ordered = inOrder(schemas)
const write = (name, parts) =>
  writeFileSync(`${folder}${name}`, `// Generated from protocol/schema/v1.\n${parts.join("\n")}`)

const errors = schemas
  .get("errors")
  .oneOf.map((error) => [
    error.const,
    { status: error["x-status"], retryable: error["x-retryable"], action: error["x-action"], hint: error.description },
  ])

mkdirSync(folder, { recursive: true })
write(
  "types.ts",
  ordered.map((schema) => typeDeclaration(schema, titles)),
)
write("schemas.ts", [
  'import { z } from "zod"\nimport type * as types from "./types.js"\n',
  ...ordered.map((schema) => zodDeclaration(schema, titles)),
])
write("errors.ts", [
  'import type { Action, ErrorCode } from "./types.js"\n',
  `/** What holds for each code unless the error itself says otherwise; status 0 is none. */
export const ERRORS: Readonly<
  Record<ErrorCode, { readonly status: number; readonly retryable: boolean; readonly action: Action; readonly hint: string }>
> = ${JSON.stringify(Object.fromEntries(errors), null, 2)}\n`,
])
