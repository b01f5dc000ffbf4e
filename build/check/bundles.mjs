// What the built bundles must not be: too large, or, for the client and the mock wallet, in possession of anything that belongs to the vault.
import { existsSync } from "node:fs"
import { clientBundle, entries } from "../entries.mjs"
import { firstLoad, weigh } from "../first-load.mjs"
import { report, textOf } from "./files.mjs"

// Strings survive minification. Each of these stands for storage, cryptography or money that only the wallet may hold.
const VAULT_WORDS = [
  "byok-vault",
  "byok-session",
  "indexedDB",
  "IDBKeyRange",
  "AES-GCM",
  "PBKDF2",
  "deriveKey",
  "requestStorageAccess",
  "BroadcastChannel",
  "reservations",
  "localStorage",
]

const complaints = []
const built = entries()
for (const name of ["@byokapi/client", "wallet /bridge first load"]) {
  const entry = built.find((each) => each.name === name)
  const isPage = entry?.files[0].endsWith(".html")
  if (!entry || (isPage && entry.files.length < 2)) complaints.push(`${name}: not built`)
}
for (const { name, files, budget } of built) {
  const { gzip } = weigh(files)
  if (budget && gzip > budget) complaints.push(`${name}: ${gzip} bytes gzip, at most ${budget}`)
}
function forbid(words, bundle, text) {
  for (const word of words) if (text.includes(word)) complaints.push(`${bundle}: contains ${word}`)
}

if (built.some((entry) => entry.name === "@byokapi/client"))
  forbid(VAULT_WORDS, clientBundle, firstLoad(clientBundle).map(textOf).join("\n"))
// The mock remembers its one grant, which is worth nothing.
const mockWords = VAULT_WORDS.filter((word) => word !== "localStorage")
for (const bundle of ["bridge", "consent"].map((name) => `packages/wallet/mock/dist/assets/${name}.js`))
  if (existsSync(bundle)) forbid(mockWords, bundle, textOf(bundle))
  else complaints.push(`${bundle}: not built`)
report("bundles", complaints)
