// Builds mock/dist: the pages of the mock wallet, which are not the wallet's, their headers, and the codes a file of answers may name.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { build } from "esbuild"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const json = (path) => JSON.parse(readFileSync(at(path), "utf8"))
const wire = at("../../../modules/mock/target/js/mock.js")

if (!existsSync(wire)) throw new Error(`${wire} is missing: run "mvn -pl modules/mock -am process-classes" first`)
for (const folder of ["dist/.hosting", "dist/assets"]) {
  rmSync(at(folder), { recursive: true, force: true })
  mkdirSync(at(folder), { recursive: true })
}

const compiledWire = {
  name: "wire",
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/wire\.js$/ }, () => ({ path: wire })),
}

await build({
  entryPoints: [at("bridge.ts"), at("consent.ts")],
  outdir: at("dist/assets"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  plugins: [compiledWire],
})
for (const page of ["index", "bridge", "consent"]) cpSync(at(`pages/${page}.html`), at(`dist/${page}.html`))
cpSync(at("pages/mock.css"), at("dist/assets/mock.css"))

/** The wallet's own, but that nothing is framed, and nothing reached beyond this server. */
const narrower = (rule) =>
  rule.replace(/^connect-src .*/, "connect-src 'self'").replace(/^(script|frame)-src .*/, (_, kind) => `${kind}-src ${kind === "frame" ? "'none'" : "'self'"}`) // prettier-ignore
const narrowed = ({ headers, ...group }) => {
  const policy = headers["Content-Security-Policy"]
  return { ...group, headers: { ...headers, ...(policy && { "Content-Security-Policy": policy.map(narrower) }) } }
}
const { groups, ...table } = json("../../../apps/wallet/headers.json")
const served = groups.filter(({ paths }) => paths.some((path) => ["/", "/consent", "/bridge"].includes(path)))
writeFileSync(at("dist/.hosting/headers.json"), JSON.stringify({ ...table, groups: served.map(narrowed) }))

const { oneOf } = json("../../../protocol/schema/v1/errors.json")
writeFileSync(at("dist/.hosting/codes.json"), JSON.stringify(oneOf.map(({ const: code }) => code)))
