// Whether the packages work for those who install them: packed, linted, installed from the tarballs into an app that imports
// every entry, type-checked, built, opened in Chromium with the packed wallet; and an app of each template.
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { pack } from "../../packs.mjs"
import { report } from "../files.mjs"
import { buildApps, published } from "./apps.mjs"
import { buildPage, importOnServer, makeConsumer, typeErrors } from "./consumer.mjs"
import { lint } from "./lint.mjs"
import { PACKAGES } from "./packages.mjs"
import { openPage } from "./page.mjs"

const packs = resolve(".cache/packs")
const versions = Object.fromEntries(PACKAGES.map(({ name, version }) => [name, version]))
const work = mkdtempSync(join(tmpdir(), "byok-packs-"))
const complaints = []
const begun = Date.now()
const done = (what) => console.log(`  ${((Date.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${what}`)

async function consumer(tarballs) {
  const folder = join(work, "consumer")
  const { modules, forPages } = await makeConsumer(folder, tarballs)
  done(`${Object.keys(tarballs).length} packages installed`)
  complaints.push(...(await typeErrors(folder)))
  await importOnServer(folder)
  complaints.push(...(await published(folder, versions)))
  done(`${modules.length} entries type-checked, imported in Node.js`)
  await buildPage(folder)
  const shown = await openPage(folder)
  const missing = forPages.filter(({ name }) => !shown.entries.split(" ").includes(name))
  complaints.push(...missing.map(({ name }) => `${name}: nothing of it is in the page`))
  done(`${forPages.length} entries in a page in Chromium; the packed wallet is ${shown.status}`)
}

async function linted(tarballs) {
  for (const manifest of PACKAGES) complaints.push(...(await lint(manifest, tarballs[manifest.name])))
  done("publint, are the types wrong")
}

try {
  const packed = Object.entries(pack(packs, Object.keys(versions)))
  const tarballs = Object.fromEntries(packed.map(([name, file]) => [name, join(packs, file)]))
  done(`${packed.length} packages packed`)
  const apps = buildApps(work).then((made) => done(`apps of ${made.join(", ")} installed, type-checked, built`))
  const outcomes = await Promise.allSettled([linted(tarballs), consumer(tarballs), apps])
  for (const { reason } of outcomes.filter(({ status }) => status === "rejected")) complaints.push(reason.stack)
} finally {
  rmSync(work, { recursive: true, force: true })
}
report("packs", complaints)
