// Makes dist/: the templates out of the examples, and, for apps made before the packages are on npm, those packages as tarballs.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { pack } from "../../build/packs.mjs"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const [examples, own, dist] = [at("../../examples"), at("template"), at("dist")]

/** What each takes of examples/page. Its wallet is not among that: an example's is named by its address, an app's must not be. */
const TEMPLATES = {
  vanilla: ["page.css"],
  react: ["page.css", "chat.ts"],
  svelte: ["page.css", "chat.ts"],
}
/** Of the examples beside their sources. */
const FILES = ["index.html", "vite.config.ts", "src"]
const OWN = { "README.md": "README.md", gitignore: "gitignore", "wallet.ts": "src/wallet.ts" }

const textOf = (...path) => readFileSync(join(...path), "utf8")
const read = (...path) => JSON.parse(textOf(...path))
const write = (value, ...path) => writeFileSync(join(...path), `${JSON.stringify(value, null, 2)}\n`)
const sorted = (record) => Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

function template(name, shared) {
  const [from, to] = [join(examples, name), join(dist, "templates", name)]
  for (const file of FILES) cpSync(join(from, file), join(to, file), { recursive: true })
  for (const file of shared) cpSync(join(examples, "page", file), join(to, "src", file))
  for (const [file, target] of Object.entries(OWN)) cpSync(join(own, file), join(to, target))
  for (const file of readdirSync(join(to, "src"))) rewrite(join(to, "src", file), "../../page/", "./")
  rewrite(join(to, "index.html"), "<title>Chat</title>", "<title>%NAME%</title>")
  write(manifest(read(from, "package.json")), to, "package.json")
  write(settings(read(from, "tsconfig.json")), to, "tsconfig.json")
}

const rewrite = (path, words, others) => writeFileSync(path, textOf(path).replaceAll(words, others))

function manifest({ scripts: { dev, typecheck }, dependencies, devDependencies }) {
  return {
    name: "%NAME%",
    version: "0.0.0",
    private: true,
    type: "module",
    scripts: { dev, wallet: "byok-wallet", typecheck, build: `${typecheck} && vite build` },
    dependencies,
    devDependencies: sorted({ ...devDependencies, "@byokapi/wallet": read(at("package.json")).version }),
  }
}

/** The settings of examples/page with the example's own. */
function settings({ compilerOptions, include }) {
  const shared = read(examples, "page/tsconfig.json").compilerOptions
  return { compilerOptions: { ...shared, ...compilerOptions }, include }
}

rmSync(dist, { recursive: true, force: true })
for (const [name, shared] of Object.entries(TEMPLATES)) template(name, shared)
const packs = pack(join(dist, "packs"), ["@byokapi/client", "@byokapi/wallet"])
write(packs, dist, "packs/packages.json")
