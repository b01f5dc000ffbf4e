// The page of all error codes, from the schema that wallet and SDK are made from.
import { readFileSync } from "node:fs"

const row = (code) => {
  const { const: name, description, "x-status": status, "x-retryable": retryable, "x-action": action } = code
  return `| \`${name}\` | ${status || "–"} | ${retryable ? "yes" : "no"} | ${action === "none" ? "–" : `\`${action}\``} | ${description} |`
}

export function errorsPage() {
  const { oneOf } = JSON.parse(readFileSync("protocol/schema/v1/errors.json", "utf8"))
  return `# Reference: error codes

Every \`ByokError\` has one of these ${oneOf.length} codes. The status, whether the AI SDK tries again, the action that \`byok.resolve(error)\` performs inside a click, and
the hint are what holds unless the error itself says otherwise. When each occurs, and which figures it carries, says
[the specification](../../protocol/spec/errors.md); what each action does, [its table](../../protocol/spec/errors.md#actions).

| code | status | retried | action | what to do |
| --- | --- | --- | --- | --- |
${oneOf.map(row).join("\n")}
`
}
