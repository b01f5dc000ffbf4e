// Writes docs/reference from the built packages' declarations and the schema of errors; with --check compares only.
import { existsSync, mkdirSync, writeFileSync } from "node:fs"
import { format, resolveConfig } from "prettier"
import { report, textOf } from "./check/files.mjs"
import { errorsPage } from "./reference/errors-page.mjs"
import { localModelsPage } from "./reference/local-models-page.mjs"
import { overviewPage } from "./reference/overview-page.mjs"
import { packagePage } from "./reference/package-page.mjs"

const folder = "docs/reference"
const NOTE = "<!-- Written by `./byok reference`; change the comments in the sources. -->\n\n"
const pages = {
  client: () => packagePage("packages/client"),
  ui: () => packagePage("packages/ui"),
  wallet: () => packagePage("packages/wallet"),
  wasm: () => packagePage("packages/wasm"),
  conformance: () => packagePage("packages/conformance"),
  shared: () => overviewPage("packages/shared"),
  errors: errorsPage,
  "local-models": localModelsPage,
}

const faults = []
mkdirSync(folder, { recursive: true })
for (const [name, page] of Object.entries(pages)) {
  const path = `${folder}/${name}.md`
  const options = { ...(await resolveConfig(path)), parser: "markdown" }
  const text = await format(NOTE + page(), options)
  if (!process.argv.includes("--check")) writeFileSync(path, text)
  else if (!existsSync(path) || textOf(path) !== text) faults.push(`${path}: out of date, run ./byok reference`)
}
report("reference", faults)
