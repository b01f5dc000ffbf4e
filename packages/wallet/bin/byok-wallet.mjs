#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { packagedDist, serve } from "../src/index.mjs"

const USAGE = `usage: byok-wallet [--port 8881] [--host wallet.localhost] [--providers file.json] [--models file.json]

Serves the BYOK wallet on this machine. Keys stay in your browser.
  --port       TCP port on 127.0.0.1 and [::1]
  --host       host name in the wallet's address: localhost, or one that ends with .localhost
  --providers  a provider table in place of the built one
  --models     a model and price table in place of the built one

usage: byok-wallet --mock [--approve-all] [--answers file.json] [--port 8881] [--host wallet.localhost]

Serves a mock of it for the tests of apps: no keys, no providers, and no public site.
  --approve-all  every request is granted, and nobody asked
  --answers      what models answer and which requests are refused`

const OPTIONS = {
  port: { type: "string", default: "8881" },
  host: { type: "string", default: "wallet.localhost" },
  providers: { type: "string" },
  models: { type: "string" },
  mock: { type: "boolean" },
  "approve-all": { type: "boolean" },
  answers: { type: "string" },
  help: { type: "boolean", short: "h" },
}

const at = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Where the wallet is built: in this package, or in the repository that it lies in. */
const dists = () => [packagedDist, ...(existsSync(at("pom.xml")) ? [at("apps/wallet/dist")] : [])]

async function main() {
  const { values } = parseArgs({ options: OPTIONS })
  if (values.help) return console.log(USAGE)
  const port = portOf(values.port)
  const { url } = await serve({ port, host: values.host, ...(values.mock ? mock(values) : wallet(values)) })
  console.log(values.mock ? `A mock wallet for tests is at ${url}bridge` : `The wallet is at ${url}`)
}

function portOf(text) {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text)
  throw new RangeError(`${text || "Nothing"} is not a port.`)
}

function wallet({ providers, models, ...others }) {
  if (others["approve-all"]) throw new Error("--approve-all needs --mock: the wallet itself always asks its owner.")
  if (others.answers) throw new Error("--answers needs --mock: providers answer for the wallet itself.")
  const dist = dists().find(existsSync)
  if (!dist) throw new Error("The wallet is not built: run ./byok build.")
  return { dist, providers: json(providers), models: json(models) }
}

function mock({ providers, models, answers, ...others }) {
  if (providers ?? models) throw new Error("--mock calls no provider: leave --providers and --models out.")
  const settings = json(answers) ?? {}
  if (!others["approve-all"]) return { mock: settings }
  if (settings.decide && settings.decide !== "approve")
    throw new Error(`--approve-all and "decide": "${settings.decide}" in ${answers} contradict each other.`)
  return { mock: { ...settings, decide: "approve" } }
}

function json(file) {
  if (file === undefined) return undefined
  const text = readFileSync(file, "utf8")
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${file} is not JSON: ${error.message}`)
  }
}

main().catch((error) => {
  const hint = error.code === "EADDRINUSE" ? " Another program uses this port: choose one with --port." : ""
  console.error(`byok-wallet: ${error.message}${hint}`)
  process.exitCode = 1
})
