// Java layout: at most 120 columns, no tabs, no trailing blanks, imports sorted and all used. `--fix` repairs what it can.
import { writeFileSync } from "node:fs"
import { report, repositoryFiles, textOf } from "./files.mjs"
import { withoutStrings } from "./java-source.mjs"

const WIDTH = 120
const IMPORTS = /(?:^import [^\n]+;\n)(?:\n*import [^\n]+;\n)*/m
const fix = process.argv.includes("--fix")

const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const isStatic = (line) => line.startsWith("import static ")
const simpleName = (line) => /([\w*]+);$/.exec(line)[1]

function tidyImports(source) {
  const block = IMPORTS.exec(source)
  if (!block) return source
  const rest = withoutStrings(source.replace(block[0], ""))
  const isUsed = (line) => simpleName(line) === "*" || new RegExp(`\\b${simpleName(line)}\\b`).test(rest)
  const lines = [...new Set(block[0].split("\n").filter((line) => line.startsWith("import ")))].filter(isUsed)
  const groups = [lines.filter(isStatic), lines.filter((line) => !isStatic(line))]
  const sorted = groups
    .filter((group) => group.length)
    .map((group) => group.sort((a, b) => byName(a.replace(";", ""), b.replace(";", ""))).join("\n") + "\n")
  if (sorted.length) return source.replace(block[0], () => sorted.join("\n"))
  return source.replace(block[0], "").replace(/^(package[^\n]*\n)\n+/m, "$1\n")
}

// A line of prose in a comment: its start, repeated on the lines it is broken into, and its words.
const PROSE = /^(\s*(?:\/\/|\*) +)(?![@<{*-])(.*)$/
const ONE_LINE = /^(\s*)\/\*\* (.*) \*\/$/

function wrapProse(line) {
  if (line.length <= WIDTH) return [line]
  const single = ONE_LINE.exec(line)
  if (single) return [`${single[1]}/**`, ...wrapProse(`${single[1]} * ${single[2]}`), `${single[1]} */`]
  const prose = PROSE.exec(line)
  const cut = line.lastIndexOf(" ", WIDTH)
  if (!prose || cut <= prose[1].length) return [line]
  return [line.slice(0, cut), ...wrapProse(prose[1] + line.slice(cut + 1))]
}

function tidy(source) {
  const lines = tidyImports(source).replaceAll("\t", "  ").split("\n")
  const wrapped = lines.map((line) => line.trimEnd()).flatMap(wrapProse)
  return wrapped.join("\n").trimEnd() + "\n"
}

const complaints = []
for (const path of repositoryFiles("*.java")) {
  const source = textOf(path)
  const tidied = tidy(source)
  if (fix && tidied !== source) writeFileSync(path, tidied)
  if (!fix && tidied !== source)
    complaints.push(`${path}: imports unsorted or unused, tabs, trailing blanks, or comments too wide (./byok format)`)
  tidied.split("\n").forEach((line, at) => {
    if (line.length > WIDTH) complaints.push(`${path}:${at + 1}: ${line.length} columns, at most ${WIDTH}`)
  })
}
report("java style", complaints)
