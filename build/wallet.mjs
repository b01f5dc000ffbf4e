// Assembles apps/wallet/dist: the pages, their scripts compiled from Java, the engine and its chunks, style, data, and the
// headers in the words of several hosts. Source maps go to apps/wallet/.cache/maps.
import { createHash } from "node:crypto"
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import { caddy, nginx, rules, underscoreHeaders } from "./hosting.mjs"
import { beginClasses, shorten, squeeze } from "./shrink.mjs"
import { split } from "./split.mjs"
import { buildWorker, nameByContent } from "./wallet-offline.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const app = join(root, "apps/wallet")
const dist = join(app, "dist")
const maps = join(app, ".cache/maps")
const compiled = join(root, "modules/wallet/target/js")
const style = join(root, "packages/ui/dist/wallet.css")

const COMMON = {
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  sourcemap: "external",
  legalComments: "none",
  logLevel: "warning",
}

/** Zod carries its messages in fifty languages; nobody sees them here. */
const englishZod = {
  name: "english-zod",
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod\/v4\/locales\/index\.(js|cjs)$/ }, () => ({
      contents: `export { default as en } from "./en.js"`,
    })),
}

/** Pages whose program is several files: the classes that lead to the later ones, in the order of `LaterCode`. */
const GATES = { bridge: { "bridge-later": "bwb_ModelCalls", "bridge-kkrpc": "bwb_KkrpcDoor" } }

/** What a part of a page's program is told of the build: what it can load, and the addresses that carry a hash. */
const OWN_MODEL = `globalThis.byokOwnModel = () => import("./own-model.js");`
const localModels = ({ addresses }) => `globalThis.byokAddresses = ${JSON.stringify(addresses)}; ${OWN_MODEL}`
const OFFERS = {
  dashboard: () => `globalThis.byokArgon2 = () => import("./argon2.js");`,
  live: localModels,
  // Not needed before its first model call.
  "bridge-later": localModels,
}

/** Files that get names with a hash of them. */
const HASHED = ["/assets/local/wllama.wasm", "/assets/local/webllm.js"]

const missing = []

function copyPages() {
  cpSync(join(app, "public"), dist, { recursive: true })
  cpSync(join(dist, "consent.html"), join(dist, "consent-isolated.html"))
  cpSync(join(app, "data"), join(dist, "data"), { recursive: true, filter: (file) => !/\.(md|mjs)$/.test(file) })
}

async function buildPage(name, offline) {
  const module = join(compiled, `${name}.js`)
  if (!existsSync(module)) return missing.push(relative(root, module))
  const contents = `import { main } from ${JSON.stringify(module)}; ${OFFERS[name]?.(offline) ?? ""} main([]);`
  const stdin = { contents, resolveDir: root, sourcefile: `${name}-entry.js` }
  const { outputFiles } = await build({
    ...COMMON,
    minify: false,
    sourcemap: false,
    external: ["./argon2.js", "./own-model.js"],
    stdin,
    write: false,
  })
  const source = beginClasses(shorten(outputFiles[0].text))
  const files = name in GATES ? await inParts(name, source, offline) : [[`${name}.js`, await squeeze(source)]]
  mkdirSync(join(dist, "assets"), { recursive: true })
  for (const [file, text] of files) writeFileSync(join(dist, "assets", file), text)
}

/** The first file of a page, and those that its gates lead to, named by their content. */
async function inParts(name, source, offline) {
  const parts = Object.keys(GATES[name])
  const { first, laters } = split(source, { gates: Object.values(GATES[name]), firstAddress: `./${name}.js` })
  const texts = await Promise.all(laters.map((text, at) => squeeze(`${text}\n${OFFERS[parts[at]]?.(offline) ?? ""}`)))
  const hashOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 8)
  const later = texts.map((text, at) => [`${parts[at]}-${hashOf(text)}.js`, text])
  return [[`${name}.js`, await squeeze(first(later.map(([file]) => `./${file}`)))], ...later]
}

/** The folders that the bundle takes a package from. */
function copiesOf(name, { inputs }) {
  const folders = Object.keys(inputs).map((file) => file.split(`node_modules/${name}/`))
  return new Set(folders.filter((parts) => parts.length > 1).map(([before]) => before))
}

/** Provider packages bring what they share with them in several versions unless the root's `overrides` keep it to one. */
function checkOneCopyEach(metafile) {
  for (const name of ["zod", "@ai-sdk/provider", "@ai-sdk/provider-utils"]) {
    const copies = [...copiesOf(name, metafile)].map((before) => `${before}node_modules/${name}`)
    if (copies.length !== 1)
      throw new Error(`The engine would carry ${name} ${copies.length} times: ${copies.join(", ")}`)
  }
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/zod/package.json"), "utf8"))
  if (!version.startsWith("4."))
    throw new Error(`The engine would carry zod ${version}, which cannot be kept from eval.`)
}

async function buildEngine() {
  const { metafile } = await build({
    ...COMMON,
    metafile: true,
    entryPoints: [join(app, "engine/index.ts")],
    outdir: join(dist, "assets/engine"),
    chunkNames: "chunks/[name]-[hash]",
    splitting: true,
    plugins: [englishZod],
  })
  checkOneCopyEach(metafile)
}

/** The page of local models, and beside it what it is given as bytes: llama.cpp, and WebLLM as a classic script. */
async function buildLocal() {
  await build({
    ...COMMON,
    format: "iife",
    entryPoints: [join(app, "local/webllm.ts")],
    outfile: join(dist, "assets/local/webllm.js"),
    plugins: [englishZod],
  })
  cpSync(join(root, "node_modules/@wllama/wllama/esm/wasm/wllama.wasm"), join(dist, "assets/local/wllama.wasm"))
  const common = { ...COMMON, plugins: [englishZod], external: ["@mlc-ai/web-llm"] }
  const table = JSON.parse(readFileSync(join(app, "headers.json"), "utf8"))
  return nameByContent({ app, dist, common, others: HASHED, table })
}

/** What loads without a network where a local model answered before. */
async function buildOffline({ addresses, table }) {
  await build({ ...COMMON, entryPoints: [join(app, "offline/register.ts")], outfile: join(dist, "assets/offline.js") })
  const parts = readdirSync(join(dist, "assets")).filter((name) =>
    /^(bridge|live|offline|own-model|wallet)[-.\w]*\.(js|css)$/.test(name),
  )
  const data = readdirSync(join(dist, "data")).map((name) => `/data/${name}`)
  const assets = parts.map((name) => `/assets/${name}`)
  const files = ["/bridge", "/live", "/offline", ...assets, ...data]
  const engines = HASHED.map((path) => addresses[path])
  await buildWorker({ app, dist, common: COMMON, files, engines, table })
}

async function buildOwnModel() {
  await build({
    ...COMMON,
    entryPoints: [join(app, "local/own-model.ts")],
    outfile: join(dist, "assets/own-model.js"),
    plugins: [englishZod],
  })
}

/** With its WebAssembly inside. */
async function buildArgon2() {
  await build({
    ...COMMON,
    sourcemap: false,
    entryPoints: [join(app, "argon2/index.ts")],
    outfile: join(dist, "assets/argon2.js"),
    loader: { ".wasm": "binary" },
  })
}

function copyStyle() {
  if (!existsSync(style)) return missing.push(relative(root, style))
  mkdirSync(join(dist, "assets"), { recursive: true })
  cpSync(style, join(dist, "assets/wallet.css"))
}

function files(folder = dist) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function moveMaps() {
  for (const file of files().filter((name) => name.endsWith(".map"))) {
    const target = join(maps, relative(dist, file))
    mkdirSync(dirname(target), { recursive: true })
    renameSync(file, target)
  }
}

/** The address of a file: pages have no extension in theirs. */
function address(file) {
  const path = `/${relative(dist, file).replaceAll("\\", "/")}`
  return path === "/index.html" ? "/" : path.replace(/\.html$/, "")
}

function writeHeaders({ table }) {
  const all = rules(table, files().map(address).sort())
  const hosting = join(dist, ".hosting")
  mkdirSync(hosting)
  writeFileSync(join(dist, "_headers"), underscoreHeaders(all))
  writeFileSync(join(hosting, "nginx.conf"), nginx(all))
  writeFileSync(join(hosting, "Caddyfile"), caddy(all))
  writeFileSync(join(hosting, "headers.json"), JSON.stringify(table, null, 2))
}

for (const folder of [dist, maps]) rmSync(folder, { recursive: true, force: true })
copyPages()
copyStyle()
const offline = await buildLocal()
for (const name of ["dashboard", "consent", "live", "bridge"]) await buildPage(name, offline)
await buildEngine()
await buildOwnModel()
await buildArgon2()
if (missing.length === 0) await buildOffline(offline)
moveMaps()
writeHeaders(offline)

if (missing.length) {
  console.error(`apps/wallet/dist is incomplete, these were not built: ${missing.join(", ")}`)
  console.error("Run ./byok build.")
  process.exitCode = 1
}
