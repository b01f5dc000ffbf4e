// New apps of each template, made, installed, type-checked and built as their README says.
import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { TEMPLATES } from "../../../packages/create/src/templates.mjs"
import { install, run } from "./run.mjs"

const create = resolve("packages/create/bin/create-byokapi.mjs")

/** Gives what was made, in words; rejects where an app does not install, hold its types or build. */
export async function buildApps(folder) {
  for (const template of TEMPLATES) {
    const app = join(folder, template)
    await run(folder, process.execPath, [create, template, "--template", template])
    await install(app)
    await run(app, "npm", ["run", "build"])
  }
  return TEMPLATES
}

/** What the published package makes: it has no tarballs, so its apps name exact versions of the packages. */
export async function published(consumer, versions) {
  await run(consumer, "node_modules/.bin/create-byokapi", ["made", "--template", "react"])
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(consumer, "made/package.json"), "utf8"))
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, version]) => (name in versions ? version !== versions[name] : !/^\d+\.\d+\.\d+$/.test(version)))
    .map(([name, version]) => `@byokapi/create: names ${name} ${version}`)
}
