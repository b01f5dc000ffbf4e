import type { Body } from "./frames.js"

/** A request body in the form in which it travels. */
export async function bodyOf(body: BodyInit | null | undefined): Promise<Body> {
  if (body == null || typeof body === "string") return body ?? null
  if (body instanceof FormData) return Promise.all([...body].map(fieldOf))
  throw new TypeError("Only texts and forms can be sent.")
}

async function fieldOf([name, value]: [string, FormDataEntryValue]): Promise<Exclude<Body, string | null>[number]> {
  if (typeof value === "string") return [name, value]
  return [name, { bytes: new Uint8Array(await value.arrayBuffer()), type: value.type, name: value.name }]
}
