// An app that imports everything: each entry of each package, from the tarballs, as users install them.
import { mkdirSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { build } from "esbuild"
import { entriesOf, isModule, PACKAGES, peers } from "./packages.mjs"
import { install, run } from "./run.mjs"

const PROGRAMS = resolve("node_modules")
const RESOLUTIONS = { bundler: "esnext", node16: "node16" }

/** Writes the app and installs it. `tarballs`: the files by the packages' names. */
export async function makeConsumer(folder, tarballs) {
  const files = Object.entries(tarballs).map(([name, file]) => [name, `file:${file}`])
  const manifest = { private: true, type: "module", dependencies: { ...peers, ...Object.fromEntries(files) } }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest))
  await install(folder)
  const entries = PACKAGES.flatMap(entriesOf)
  const modules = entries.filter(isModule)
  const forPages = await filtered(modules, (entry) => runsInPages(folder, entry))
  writeFileSync(join(folder, "all.ts"), importing(modules))
  writeFileSync(join(folder, "server.mjs"), importing(modules))
  writeFileSync(join(folder, "main.js"), importing(entries.filter((e) => forPages.includes(e) || !isModule(e))) + PAGE)
  writeFileSync(join(folder, "index.html"), `<!doctype html><script type="module" src="main.js"></script>`)
  return { modules, forPages }
}

/** Connects to the wallet of the address, and shows how it stands and what was imported. */
const PAGE = `
const { ByokClient } = entries["@byokapi/client"]
const byok = new ByokClient({ bridgeUrl: new URLSearchParams(location.search).get("wallet") + "bridge", appName: "All" })
byok.subscribe(() => (document.body.dataset.status = byok.getSnapshot().status))
document.body.dataset.entries = Object.keys(entries).filter((name) => Object.keys(entries[name]).length > 0).join(" ")
byok.connect()
`

function importing(entries) {
  const lines = entries.map((entry, place) =>
    isModule(entry) ? `import * as m${place} from "${entry.name}"` : `import "${entry.name}"`,
  )
  const named = entries.map((entry, place) => (isModule(entry) ? `"${entry.name}": m${place}` : "")).filter(Boolean)
  return `${lines.join("\n")}\nexport const entries = { ${named.join(", ")} }\n`
}

/** Whether nothing that a module imports of its own package needs Node.js. */
async function runsInPages(folder, { name, file }) {
  const [scope, unscoped] = name.split("/")
  const { metafile } = await build({
    entryPoints: [join(folder, "node_modules", scope, unscoped, file)],
    bundle: true,
    write: false,
    metafile: true,
    packages: "external",
    platform: "node",
    format: "esm",
  })
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports)
  return !imports.some(({ path }) => path.startsWith("node:"))
}

async function filtered(list, test) {
  const verdicts = await Promise.all(list.map(test))
  return list.filter((_, place) => verdicts[place])
}

/** TypeScript's complaints about our declarations, in both ways of finding them; other packages' declarations are theirs. */
export async function typeErrors(folder) {
  const said = await Promise.all(
    Object.keys(RESOLUTIONS).map((moduleResolution) => checkTypes(folder, moduleResolution)),
  )
  return said.flat().filter((line) => !/^\w+: node_modules\/(?!@byokapi\/)/.test(line))
}

async function checkTypes(folder, moduleResolution) {
  const flags = ["--strict", "--noEmit", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"]
  const options = ["--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--types", "", "--pretty", "false"]
  const module = ["--module", RESOLUTIONS[moduleResolution], "--moduleResolution", moduleResolution]
  try {
    await run(folder, process.execPath, [
      join(PROGRAMS, "typescript/bin/tsc"),
      ...flags,
      ...options,
      ...module,
      "all.ts",
    ])
    return []
  } catch ({ message, said = message }) {
    const errors = said.split("\n").filter((line) => /error TS/.test(line))
    return (errors.length ? errors : [message]).map((line) => `${moduleResolution}: ${line}`)
  }
}

export const buildPage = (folder) =>
  run(folder, process.execPath, [join(PROGRAMS, "vite/bin/vite.js"), "build", "--logLevel", "warn"])

/** Importing anything on a server throws nothing. */
export const importOnServer = (folder) => run(folder, process.execPath, ["server.mjs"])
