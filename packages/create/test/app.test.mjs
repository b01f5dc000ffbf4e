import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { after, test } from "node:test"
import { fileURLToPath } from "node:url"
import { createApp, Refusal } from "../src/app.mjs"
import { ask, Left } from "../src/ask.mjs"
import { TEMPLATES } from "../src/templates.mjs"
import { writeAll } from "../src/write.mjs"

const bin = fileURLToPath(new URL("../bin/create-byokapi.mjs", import.meta.url))
const place = mkdtempSync(join(tmpdir(), "byok-create-"))
after(() => rmSync(place, { recursive: true, force: true }))

const at = (name) => join(place, name)
const command = (...args) => spawnSync(process.execPath, [bin, ...args], { cwd: place, encoding: "utf8" })
const filesIn = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())

for (const template of TEMPLATES)
  test(`create_${template}_isAnAppOfThatName`, () => {
    const folder = at(`an-${template}`)
    assert.deepEqual(createApp({ directory: folder, template }), { folder, name: `an-${template}` })
    assert.equal(JSON.parse(readFileSync(join(folder, "package.json"))).name, `an-${template}`)
    const texts = filesIn(folder).map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"))
    assert.deepEqual(
      texts.filter((text) => /%NAME%|\.\.\/page/.test(text)),
      [],
    )
    assert.ok(existsSync(join(folder, ".gitignore")))
    const main = { vanilla: "main.ts", react: "App.tsx", svelte: "App.svelte" }[template]
    assert.ok(readFileSync(join(folder, "src", main), "utf8").split("\n").length < 100)
  })

test("create_inTheRepository_bringsThePackagesAlong", () => {
  const { folder } = createApp({ directory: at("packed"), template: "vanilla" })
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, "package.json")))
  for (const file of [dependencies["@byokapi/client"], devDependencies["@byokapi/wallet"]])
    assert.ok(existsSync(join(folder, file.replace("file:", ""))), file)
})

test("create_whereGitIs_leavesIt", () => {
  mkdirSync(at("cloned/.git"), { recursive: true })
  createApp({ directory: at("cloned"), template: "react" })
  assert.ok(existsSync(at("cloned/.git")) && existsSync(at("cloned/src/App.tsx")))
})

test("create_whatWillNotDo_isRefusedAndNothingWritten", () => {
  mkdirSync(at("full"))
  writeFileSync(at("full/notes.txt"), "mine")
  symlinkSync(at("nowhere"), at("dangling"))
  const before = readdirSync(place).toSorted()
  for (const [directory, template, said] of [
    ["full", "vanilla", /full is not empty \(notes\.txt\): choose another name or empty it/],
    ["full/notes.txt", "vanilla", /is a file: choose another name/],
    ["fresh", "angular", /no template "angular": choose one of vanilla, react, svelte/],
    ["My App", "vanilla", /"My App" is no name for a package: small letters/],
    [".hidden", "vanilla", /no name/],
    ["x".repeat(215), "vanilla", /no name/],
    ["node_modules", "vanilla", /npm takes no package of the name "node_modules"/],
    ["favicon.ico", "vanilla", /npm takes no package of the name "favicon\.ico"/],
    ["dangling", "vanilla", /dangling is a link to what is not there: choose another name/],
  ])
    assert.throws(
      () => createApp({ directory: at(directory), template }),
      (thrown) => thrown instanceof Refusal && said.test(thrown.message),
      directory,
    )
  assert.deepEqual(readdirSync(place).toSorted(), before)
  assert.deepEqual(readdirSync(at("full")), ["notes.txt"])
})

test("write_whereOneFails_leavesWhatWasThere", () => {
  const files = new Map(["src/a.ts", "b.ts", "b.ts/c.ts"].map((path) => [path, "text"]))
  assert.throws(() => writeAll(at("new/folder"), files))
  assert.ok(!existsSync(at("new")))
  mkdirSync(at("kept/.git"), { recursive: true })
  assert.throws(() => writeAll(at("kept"), files))
  assert.deepEqual(readdirSync(at("kept")), [".git"])
})

const names = (folder) => filesIn(folder).map(({ name }) => name)

test("write_whereSomethingIsThere_takesBackOnlyItsOwn", () => {
  mkdirSync(at("others/src"), { recursive: true })
  writeFileSync(at("others/src/notes.txt"), "mine")
  writeFileSync(at("others/b.ts"), "mine")
  const files = new Map(["a.ts", "src/a.ts", "lib/deep/a.ts", "b.ts"].map((path) => [path, "text"]))
  assert.throws(() => writeAll(at("others"), files), { code: "EEXIST" })
  assert.deepEqual(readdirSync(at("others"), { recursive: true }).toSorted(), ["b.ts", "src", "src/notes.txt"])
  assert.equal(readFileSync(at("others/b.ts"), "utf8"), "mine")
})

test("write_twiceAtOnceInOneFolder_leavesTheFirstWhole", () => {
  const first = new Map(["src/a.ts", "b.ts"].map((path) => [path, "first"]))
  const second = new Map([["mine.ts", "second"], ...[...first.keys()].map((path) => [path, "second"])])
  writeAll(at("both"), first)
  assert.throws(() => writeAll(at("both"), second), { code: "EEXIST" })
  assert.deepEqual(names(at("both")).toSorted(), ["a.ts", "b.ts"])
})

test("write_whereSomebodyPutsAFileIn_leavesThat_andTellsTheFirstError", () => {
  function* files() {
    yield ["src/a.ts", "text"]
    writeFileSync(at("shared/src/theirs.txt"), "theirs")
    yield ["src/a.ts", "again"]
  }
  assert.throws(() => writeAll(at("shared"), files()), { code: "EEXIST" })
  assert.deepEqual(names(at("shared")), ["theirs.txt"])
})

test("command_namesTheNextSteps", () => {
  const { stdout, status } = command("deep/said", "--template", "svelte")
  assert.equal(status, 0)
  for (const step of ["cd deep/said", "npm install", "npm run wallet", "npm run dev"]) assert.ok(stdout.includes(step))
})

test("command_whoseFolderAShellWouldRead_isQuoted", () => {
  for (const [folder, said] of [
    ["$(touch pwn)/app", "cd '$(touch pwn)/app'"],
    ["it's/app", "cd 'it'\\''s/app'"],
    ["-x/app", "cd ./-x/app"],
  ])
    assert.ok(command("--", folder).stdout.includes(`  ${said}\n`), folder)
})

test("command_whatTheDiskRefuses_isASentence", () => {
  writeFileSync(at("file"), "")
  const { status, stderr } = command("file/app")
  assert.equal(status, 1)
  assert.match(stderr, /^create-byokapi: E[A-Z]+: .*\n$/)
})

test("command_withoutTerminal_takesThePlainTemplate_orAsksForAFolder", () => {
  assert.equal(command("plain").status, 0)
  assert.ok(existsSync(at("plain/src/main.ts")))
  const { status, stderr } = command()
  assert.equal(status, 1)
  assert.match(stderr, /^create-byokapi: Name a folder for the app\.\n\nusage:/)
})

test("command_refusesInASentence", () => {
  for (const [args, said] of [
    [["one", "two"], /"two" is one too many/],
    [["app", "--templat", "react"], /Unknown option '--templat'/],
    [["app", "--template", "vue"], /There is no template "vue"/],
  ]) {
    const { status, stderr } = command(...args)
    assert.equal(status, 1)
    assert.match(stderr, said)
    assert.ok(!stderr.includes("    at "), stderr)
  }
  assert.ok(!existsSync(at("app")))
})

test("command_help_namesTemplates", () => {
  const { stdout, status } = command("--help")
  assert.equal(status, 0)
  assert.match(stdout, /^usage: npm create @byokapi .*vanilla\|react\|svelte/)
})

test("ask_repeatsUntilAnAnswerWillDo", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const answers = ["Bad Name", "good-name", "angular", "2"]
  let said = ""
  output.on("data", (text) => {
    said += text
    if (/: $/.test(text)) input.write(`${answers.shift()}\n`)
  })
  assert.deepEqual(await ask({}, { input, output }), { directory: "good-name", template: "react" })
  assert.match(said, /"Bad Name" is no name/)
  assert.match(said, /no template "angular"/)
})

test("ask_forWhatWasNotSaid_takesTheFirstByEnter", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  output.on("data", (text) => /: $/.test(text) && input.write("\n"))
  assert.deepEqual(await ask({ directory: "said" }, { input, output }), { directory: "said", template: "vanilla" })
})

for (const [how, exitCode, leave] of [
  ["CtrlC", 130, (input) => input.write("\x03")],
  ["CtrlD", 1, (input) => input.write("\x04")],
  ["theEndOfInput", 1, (input) => input.end()],
])
  test(`ask_${how}_endsWith_${exitCode}`, async () => {
    const [input, output] = [new PassThrough(), new PassThrough()]
    output.once("data", () => leave(input))
    const asked = ask({ template: "vanilla" }, { input, output, terminal: true })
    await assert.rejects(asked, (thrown) => thrown instanceof Left && thrown.exitCode === exitCode)
  })
