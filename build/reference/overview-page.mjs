// The page of @byokapi/shared: what it exports, in groups, as its schemas are too many to show each.
import { docOf, exportsOf, membersOf, memberName } from "./declarations.mjs"
import { entriesOf } from "./package-page.mjs"

const first = (node) => docOf(node)[0] ?? ""
const row = ([name, node]) => `| \`${name}\` | ${first(node).replaceAll("|", "\\|")} |`
const table = (names) => ["| name | what it is |", "| --- | --- |", ...names.map(row)].join("\n")
const list = (names) => names.map(([name]) => `\`${name}\``).join(", ") + "."

const methods = ([name, node]) =>
  `### ${name}\n\n${first(node)}\n\n${membersOf(node)
    .map((member) => `- \`${memberName(member)}\`${docOf(member).length ? `: ${docOf(member).join(" ")}` : ""}`)
    .join("\n")}`

export function overviewPage(folder) {
  const [all, types] = entriesOf(folder).map(({ path }) => exportsOf(path))
  const of = (fits) => [...all].filter(([name]) => fits(name))
  const isSchema = (name) => name.endsWith("Schema")
  const isConstant = (name) => /^[A-Z_]+$/.test(name)
  const isContract = (name) => ["WalletMethods", "AppEvents"].includes(name)
  return `# Reference: @byokapi/shared

The contract between an app and a wallet: types, Zod schemas, error codes and methods. An app with \`@byokapi/client\` does not need it. How it
is used: [its README](../../${folder}/README.md). The fields of each type are in [protocol/schema](../../protocol/schema/v1).

\`@byokapi/shared/types\` has the same without the schemas, and so without Zod: ${types.size} of the ${all.size} names.

## Methods

${of(isContract).map(methods).join("\n\n")}

## Types

${table(of((name) => !isSchema(name) && !isConstant(name) && !isContract(name)))}

## Constants

${table(of(isConstant))}

## Schemas

Each is the Zod schema of the type it is named after.

${list(of(isSchema))}
`
}
