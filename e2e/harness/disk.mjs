// What lies in a browser's profile after it was closed.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** Runs in the page, before its scripts: notes each raw key of 32 bytes that it imports. */
function note() {
  const { subtle } = crypto
  const real = subtle.importKey.bind(subtle)
  const seen = []
  Object.defineProperty(globalThis, "seenKeys", { value: seen })
  subtle.importKey = (format, raw, ...rest) => {
    if (format === "raw" && rest[0]?.name === "AES-GCM")
      seen.push([...new Uint8Array(raw.buffer, raw.byteOffset, raw.length)])
    return real(format, raw, ...rest)
  }
}

/** From its next document on, what keys a page makes of bytes is noted in the page's memory. */
export const noteKeys = (page) => page.evaluateOnNewDocument(note)

export const keysOf = async (page) => (await page.evaluate(() => globalThis.seenKeys)).map((key) => Buffer.from(key))

const formsOf = (secret) => [
  secret,
  Buffer.from(secret.toString("hex")),
  Buffer.from(secret.toString("base64")),
  Buffer.from(secret.toString("base64url")),
  Buffer.from([...secret].join(",")),
  Buffer.from(secret.toString("latin1"), "utf16le"),
]

/** `[file]` of a profile that holds one of these bytes in any form. */
export function filesWith(folder, secrets) {
  const forms = secrets.flatMap(formsOf)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file)
      return forms.some((form) => content.includes(form))
    })
}
