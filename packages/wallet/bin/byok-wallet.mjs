#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { packagedDist, serve } from "../src/index.mjs"

const USAGE = `usage: byok-wallet [--port 8881] [--host wallet.localhost] [--providers file.json] [--models file.json]

Serves the BYOK wallet on this machine. Keys stay in your browser.
  --port       TCP port on 127.0.0.1
  --host       host name in the wallet's address: localhost, or one that ends with .localhost
  --providers  a provider table in place of the built one
  --models     a model and price table in place of the built one`

const OPTIONS = {
  port: { type: "string", default: "8881" },
  host: { type: "string", default: "wallet.localhost" },
  providers: { type: "string" },
  models: { type: "string" },
  help: { type: "boolean", short: "h" },
}

const inRepository = fileURLToPath(new URL("../../../apps/wallet/dist", import.meta.url))

async function main() {
  const { values } = parseArgs({ options: OPTIONS })
  if (values.help) return console.log(USAGE)
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new RangeError(`${values.port} is not a port.`)
  const dist = [packagedDist, inRepository].find(existsSync)
  if (!dist) throw new Error("The wallet is not built: run ./byok build.")
  const { url } = await serve({
    port,
    dist,
    host: values.host,
    providers: json(values.providers),
    models: json(values.models),
  })
  console.log(`The wallet is at ${url}`)
}

function json(file) {
  return file === undefined ? undefined : JSON.parse(readFileSync(file, "utf8"))
}

main().catch((error) => {
  const hint = error.code === "EADDRINUSE" ? " Another program uses this port: choose one with --port." : ""
  console.error(`byok-wallet: ${error.message}${hint}`)
  process.exitCode = 1
})
