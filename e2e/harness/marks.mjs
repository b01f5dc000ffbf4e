// Marked secrets and the search for them, in the forms in which a secret might slip out.
import { randomBytes } from "node:crypto"

/** A key that occurs nowhere by chance. */
export const markedKey = (prefix = "sk-mark") => `${prefix}-${randomBytes(18).toString("hex")}`

// The middle of a base64 form does not depend on what stands around it, apart from three alignments.
const inBase64 = (text) =>
  [0, 1, 2].map((shift) =>
    Buffer.from(" ".repeat(shift) + text)
      .toString("base64")
      .slice(shift ? 4 : 0)
      .slice(0, -4),
  )

const formsOf = (secret) => [
  secret,
  secret.split("").reverse().join(""),
  Buffer.from(secret).toString("hex"),
  Buffer.from(secret, "utf16le").toString("latin1"),
  JSON.stringify([...Buffer.from(secret)]).slice(1, -1),
  ...inBase64(secret),
]

/** `[{ place, form }]` for every place (`{ place, text }`) in which a secret occurs in any form. */
export function findSecrets(secrets, places) {
  const forms = secrets.flatMap(formsOf)
  return places.flatMap(({ place, text }) =>
    forms.filter((form) => text.includes(form)).map((form) => ({ place, form })),
  )
}
