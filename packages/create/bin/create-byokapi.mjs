#!/usr/bin/env node
import { relative, sep } from "node:path"
import { parseArgs } from "node:util"
import { createApp, Refusal } from "../src/app.mjs"
import { ask, Left } from "../src/ask.mjs"
import { TEMPLATES } from "../src/templates.mjs"

const USAGE = `usage: npm create @byokapi [folder] -- [--template ${TEMPLATES.join("|")}]

Makes a web app whose AI answers come from the visitor's own wallet. At a terminal it asks for what is not said.
  folder      a new folder, or an empty one; its name is the app's
  --template  what the app is written in: ${TEMPLATES.join(", ")}; TypeScript and Vite in each`

const OPTIONS = { template: { type: "string", short: "t" }, help: { type: "boolean", short: "h" } }

async function main() {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
  if (values.help) return console.log(USAGE)
  if (positionals.length > 1) throw new Refusal(`One folder at a time: "${positionals[1]}" is one too many.`)
  const { folder, name } = createApp(await wanted({ directory: positionals[0], template: values.template }))
  const steps = [`cd ${pasted(relative("", folder) || ".")}`, "npm install", "npm run wallet", "npm run dev"]
  console.log(
    `${name} is in ${folder}. Next, the last two in a terminal each:\n\n${steps.map((s) => `  ${s}\n`).join("")}`,
  )
}

/** A path as a shell takes it, whatever is in it. */
function pasted(path) {
  if (path.startsWith("-")) return pasted(`.${sep}${path}`)
  if (/^[\w@+=:,./-]+$/.test(path.replaceAll(sep, "/"))) return path
  return `'${path.replaceAll("'", process.platform === "win32" ? "''" : "'\\''")}'`
}

/** What the command says, or the person at the terminal. */
async function wanted(said) {
  if (said.directory && said.template) return said
  if (process.stdin.isTTY && process.stdout.isTTY) return ask(said, { input: process.stdin, output: process.stdout })
  if (!said.directory) throw new Refusal(`Name a folder for the app.\n\n${USAGE}`)
  return { template: TEMPLATES[0], ...definedOnly(said) }
}

const definedOnly = (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

/** Of what went wrong with files the sentence is enough too: it names the path. */
const isExpected = (error) =>
  [Refusal, Left].some((kind) => error instanceof kind) || error.syscall || error.code?.startsWith("ERR_PARSE_ARGS")

main().catch((error) => {
  const line = error instanceof Left ? "\n" : ""
  console.error(`${line}create-byokapi: ${isExpected(error) ? error.message : error.stack}`)
  process.exitCode = error.exitCode ?? 1
})
