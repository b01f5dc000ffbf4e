// The command as it is installed: this package alone, with a built wallet in it.
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
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
  cpSync(at("mock/dist"), join(folder, "mock/dist"), { recursive: true })
  const settings = { answers: { language: "Yes." }, cases: [{ when: "no", refuse: { code: "locked" } }] }
  writeFileSync(join(folder, "answers.json"), JSON.stringify(settings))
  writeFileSync(join(folder, "refuse.json"), '{"decide":"refuse"}')
  writeFileSync(join(folder, "unknown.json"), '{"answer":"Yes."}')
  writeFileSync(join(folder, "broken.json"), "{")
})
after(() => rmSync(folder, { recursive: true }))

/** Runs the command until it prints a line, or ends. */
const command = (...args) => commandIn(folder, ...args)

function commandIn(own, ...args) {
  const running = spawn(process.execPath, [join(own, "bin/byok-wallet.mjs"), ...args], { cwd: folder })
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

test("the mock serves what its file says, and with --approve-all asks nobody", async () => {
  const flags = ["--mock", "--approve-all", "--answers", join(folder, "answers.json"), "--port", "0"]
  const { running, printed } = await command(...flags)
  try {
    const { port, host, pathname } = new URL(/http:\S+/.exec(printed)[0])
    assert.match(printed, /mock/)
    assert.equal(pathname, "/bridge")
    const { answers, cases, decide } = JSON.parse(
      await bodyOf({ host: "127.0.0.1", port, path: "/mock.json", headers: { host } }),
    )
    assert.deepEqual([answers.language, cases.length, decide], ["Yes.", 1, "approve"])
  } finally {
    running.kill()
  }
})

/** The block of a language in the guide for app developers. */
const inGuide = (language) =>
  new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "m").exec(
    readFileSync(at("../../docs/guides/test-an-app.md"), "utf8"),
  )[1]

test("what the guide has CI do starts the mock with the file it shows", async () => {
  const [, flags] = /npx @byokapi\/wallet (.*) &/.exec(inGuide("yaml"))
  mkdirSync(join(folder, "test"), { recursive: true })
  writeFileSync(join(folder, "test/answers.json"), inGuide("json"))
  const { running, printed } = await command(...flags.split(" "), "--port", "0")
  running?.kill()
  assert.match(printed, /^A mock wallet/)
})

const REFUSED = [
  [["--approve-all"], "--approve-all needs --mock"],
  [["--answers", "answers.json"], "--answers needs --mock"],
  [["--mock", "--providers", "providers.json"], "--mock calls no provider"],
  [["--mock", "--answers", "nowhere.json"], "nowhere.json"],
  [["--mock", "--answers", "broken.json"], "broken.json is not JSON"],
  [["--mock", "--answers", "unknown.json"], "answer is not known"],
  [["--mock", "--approve-all", "--answers", "refuse.json"], "contradict each other"],
  [["--port", "many"], "many is not a port"],
  [["--port", "70000"], "70000 is not a port"],
  [["--port", ""], "Nothing is not a port"],
  [["--port", " 8881"], " 8881 is not a port"],
  [["--port", "0x10"], "0x10 is not a port"],
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

test("without a wallet of its own it serves none but that of its repository", async () => {
  const installed = mkdtempSync(join(tmpdir(), "byok-wallet-app-"))
  try {
    const own = join(installed, "node_modules/@byokapi/wallet")
    const strange = join(installed, "node_modules/apps/wallet/dist")
    for (const part of ["bin", "src", "package.json"]) cpSync(at(part), join(own, part), { recursive: true })
    cpSync(join(folder, "dist"), strange, { recursive: true })
    const { code, printed } = await commandIn(own, "--port", "0")
    assert.deepEqual([code, printed], [1, "byok-wallet: The wallet is not built: run ./byok build.\n"])
    writeFileSync(join(installed, "node_modules/pom.xml"), "")
    const { running } = await commandIn(own, "--port", "0")
    assert.ok(running)
    running.kill()
  } finally {
    rmSync(installed, { recursive: true })
  }
})

test("it explains itself", async () => {
  assert.match((await command("--help")).printed, /--providers[\s\S]*--approve-all/)
})
