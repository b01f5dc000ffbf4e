// The command as it is installed: this package alone, with a built wallet in it.
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { get } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, test } from "node:test"
import { fileURLToPath } from "node:url"

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

let folder
before(() => {
  folder = mkdtempSync(join(tmpdir(), "byok-wallet-cli-"))
  for (const part of ["bin", "src", "package.json"]) cpSync(at(part), join(folder, part), { recursive: true })
  mkdirSync(join(folder, "dist/.hosting"), { recursive: true })
  cpSync(at("../../apps/wallet/headers.json"), join(folder, "dist/.hosting/headers.json"))
  writeFileSync(join(folder, "dist/index.html"), "<!doctype html><title>wallet</title>")
  writeFileSync(join(folder, "providers.json"), '{"providers":[]}')
})
after(() => rmSync(folder, { recursive: true }))

/** Runs the command until it prints a line, or ends. */
function command(...args) {
  const running = spawn(process.execPath, [join(folder, "bin/byok-wallet.mjs"), ...args])
  return new Promise((done) => {
    let printed = ""
    for (const stream of [running.stdout, running.stderr]) stream.on("data", (chunk) => (printed += chunk))
    running.stdout.once("data", () => done({ running, printed }))
    running.once("close", (code) => done({ code, printed }))
  })
}

/** `fetch` would not let the host be chosen. */
function bodyOf(options) {
  return new Promise((done, failed) => {
    const sent = get(options, (response) => response.toArray().then((chunks) => done(chunks.join(""))))
    sent.once("error", failed)
  })
}

test("it prints the address and serves the wallet with the table given", async () => {
  const { running, printed } = await command("--port", "0", "--providers", join(folder, "providers.json"))
  try {
    const { port, host } = new URL(/http:\S+/.exec(printed)[0])
    assert.equal(host, `wallet.localhost:${port}`)
    assert.equal(
      await bodyOf({ host: "127.0.0.1", port, path: "/data/providers.json", headers: { host } }),
      '{"providers":[]}',
    )
  } finally {
    running.kill()
  }
})

const REFUSED = [
  [["--port", "many"], "many is not a port"],
  [["--port", "70000"], "70000 is not a port"],
  [["--host", "wallet.example"], "wallet.example is not a loopback name"],
  [["--providers", "nowhere.json"], "nowhere.json"],
  [["--what"], "--what"],
]

for (const [args, sentence] of REFUSED) {
  test(`it refuses ${args.join(" ")}`, async () => {
    const { code, printed } = await command(...args)
    assert.equal(code, 1)
    assert.ok(printed.startsWith("byok-wallet: ") && printed.includes(sentence), printed)
  })
}

test("it explains itself", async () => {
  assert.match((await command("--help")).printed, /--providers/)
})
