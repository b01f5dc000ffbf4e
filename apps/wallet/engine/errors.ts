/**
 * The only fields of an error that leave the engine. Never the request (it holds the prompt), the response body or its parsed
 * data (an upstream may echo the key), or a stack.
 */
const FIELDS = ["statusCode", "isRetryable", "functionality", "modelId", "modelType", "argument", "toolName"] as const

/** The allow-listed fields of an error, its causes by name and message alone. */
export function errorFields(error: Error): Record<string, unknown> {
  const fields: Record<string, unknown> = { name: String(error.name), message: String(error.message) }
  for (const key of FIELDS) {
    const value: unknown = (error as unknown as Record<string, unknown>)[key]
    if (["string", "number", "boolean"].includes(typeof value)) fields[key] = value
  }
  if (error.cause instanceof Error) fields["cause"] = bare(error.cause)
  return fields
}

function bare({ name, message }: Error): Error {
  return Object.assign(new Error(message), { name })
}

/** The error fields of whatever was thrown. */
export function thrownFields(thrown: unknown): Record<string, unknown> {
  return thrown instanceof Error ? errorFields(thrown) : { name: "Error", message: String(thrown) }
}

/** An error with these fields, which `isInstance` of the AI SDK's error classes recognises by its markers. */
export function reviveError({ name, message, ...rest }: Record<string, unknown>): Error {
  const error = Object.assign(new Error(String(message ?? "")), rest, { name: String(name ?? "Error") })
  if (error.name.startsWith("AI_")) mark(error, "vercel.ai.error", `vercel.ai.error.${error.name}`)
  return error
}

function mark(error: Error, ...names: string[]): void {
  for (const name of names) Object.defineProperty(error, Symbol.for(name), { value: true })
}
