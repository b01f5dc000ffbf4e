// What of the wallet is there without a network: pages with their script inside them, addresses that carry a hash, and the
// service worker with its list.
import { createHash } from "node:crypto"
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { extname, join } from "node:path"
import { build } from "esbuild"

const shortHash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 12)

/** Pages of opaque origin, named by their content: browsers cache the document, and nothing that it loads. */
const INLINE = ["local", "engine-local"]
const SCRIPT = /(<script type="module">)(\S+\.ts)(<\/script>)/

/**
 * Puts into each such page the script that it names, and gives it and `others` names that change with their content or headers: a
 * server that has another version has none of that name. Gives the addresses by their plain paths, and the table of headers for them.
 */
export async function nameByContent({ app, dist, common, others, table }) {
  const addresses = {}
  const policies = {}
  const rename = (path, extension, content) => {
    const hash = shortHash(content + JSON.stringify(groupOf(table, path)))
    addresses[path] = path.replace(extension, "") + `-${hash}${extension}`
    const file = (address) => join(dist, extension ? address : `${address}.html`)
    renameSync(file(path), file(addresses[path]))
  }
  for (const path of others) rename(path, extname(path), readFileSync(join(dist, path), "latin1"))
  for (const name of INLINE) {
    const file = join(dist, `${name}.html`)
    const page = readFileSync(file, "utf8")
    const script = await inOnePiece(join(app, SCRIPT.exec(page)[2]), common)
    policies[`/${name}`] = `'sha256-${createHash("sha256").update(script).digest("base64")}'`
    const whole = page.replace(SCRIPT, (_, open, __, close) => open + script + close)
    writeFileSync(file, whole)
    rename(`/${name}`, "", whole)
  }
  return { addresses, table: named(table, { addresses, policies }) }
}

const groupOf = ({ groups }, path) => groups.find(({ paths }) => paths.includes(path))

/** The table of headers with those names, and with a page's hash in the place of `'inline'`. */
function named(table, { addresses, policies }) {
  const groups = table.groups.map(({ paths, headers, ...group }) => {
    const hash = policies[paths[0]]
    const policy = headers["Content-Security-Policy"]
    const known = hash ? policy.map((rule) => rule.replace("'inline'", hash)) : policy
    const all = known ? { ...headers, "Content-Security-Policy": known } : headers
    return { ...group, paths: paths.map((path) => addresses[path] ?? path), headers: all }
  })
  return { ...table, groups }
}

async function inOnePiece(entry, common) {
  const { outputFiles } = await build({ ...common, sourcemap: false, entryPoints: [entry], write: false })
  const script = outputFiles[0].text
  if (/<\/script|<!--/i.test(script)) throw new Error(`${entry} cannot stand inside a page.`)
  return script
}

/**
 * The worker, which keeps what the bridge and the window of local models load: `files`, and those of `engines` that were used.
 * `/local` and `/engine-local` are not among them: no worker stands before a page of opaque origin.
 */
export async function buildWorker({ app, dist, common, files, engines, table }) {
  const contents = [...files, ...engines].map((address) => readFileSync(fileOf(dist, address)))
  const version = shortHash(Buffer.concat([...contents, Buffer.from(JSON.stringify(table))]))
  await build({
    ...common,
    sourcemap: false,
    entryPoints: [join(app, "offline/worker.ts")],
    outfile: join(dist, "offline-worker.js"),
    define: { VERSION: JSON.stringify(version), FILES: JSON.stringify(files), ENGINES: JSON.stringify(engines) },
  })
}

const fileOf = (dist, path) => join(dist, extname(path) ? path : `${path}.html`)
