#!/usr/bin/env node
import { relative } from "node:path"
import { parseArgs } from "node:util"
import { createApp, Refusal } from "../src/app.mjs"
import { ask } from "../src/ask.mjs"
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
  const steps = [`cd ${relative("", folder) || "."}`, "npm install", "npm run wallet", "npm run dev"]
  console.log(
    `${name} is in ${folder}. Next, the last two in a terminal each:\n\n${steps.map((s) => `  ${s}\n`).join("")}`,
  )
}

/** What the command says, or the person at the terminal. */
async function wanted(said) {
  if (said.directory && said.template) return said
  if (process.stdin.isTTY && process.stdout.isTTY) return ask(said, { input: process.stdin, output: process.stdout })
  if (!said.directory) throw new Refusal(`Name a folder for the app.\n\n${USAGE}`)
  return { template: TEMPLATES[0], ...definedOnly(said) }
}

const definedOnly = (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

main().catch((error) => {
  const isExpected = error instanceof Refusal || error.code?.startsWith("ERR_PARSE_ARGS")
  if (error.code !== "ABORT_ERR") console.error(`create-byokapi: ${isExpected ? error.message : error.stack}`)
  process.exitCode = 1
})
