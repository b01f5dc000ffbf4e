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

// A line of prose in a comment: its start, and its words. Tags, lists and code are left as they are.
const PROSE = /^(\s*(?:\/\/|\*) +)(?!\s|@[a-z]|[<*-]|\/)(.*)$/
const TAG = /^(\s*\* )(@[a-z].*)$/
const ONE_LINE = /^(\s*)\/\*\* (.*) \*\/$/
const WORDS = /\{@[^}]*\}\S*|\S+/g

/** Breaks one-line comments that are too wide into three lines. */
const open = (line) => {
  const single = line.length > WIDTH && ONE_LINE.exec(line)
  return single ? [`${single[1]}/**`, `${single[1]} * ${single[2]}`, `${single[1]} */`] : [line]
}

/** Sets the paragraphs anew that have a line too wide. */
function reflow(lines) {
  const result = []
  for (let at = 0; at < lines.length; at++) {
    const wide = lines[at].length > WIDTH
    const start = wide && (PROSE.exec(lines[at]) ?? TAG.exec(lines[at]))
    if (!start) {
      result.push(lines[at])
      continue
    }
    const further = start[2].startsWith("@") ? `${start[1]}    ` : start[1]
    let last = at
    while (PROSE.exec(lines[last + 1] ?? "")?.[1] === further) last++
    const text = [start[2], ...lines.slice(at + 1, last + 1).map((line) => line.slice(further.length))]
    result.push(...fill(start[1], further, text.join(" ").match(WORDS)))
    at = last
  }
  return result
}

function fill(first, further, words) {
  const lines = [first + words[0]]
  for (const word of words.slice(1)) {
    if (lines.at(-1).length + 1 + word.length <= WIDTH) lines.push(`${lines.pop()} ${word}`)
    else lines.push(further + word)
  }
  return lines
}

/** Text blocks are data and as wide as they are. */
const withoutBlocks = (source) => source.replace(/"""[\s\S]*?"""/g, (block) => block.replace(/[^\n]/g, ""))

function tidy(source) {
  const lines = tidyImports(source).replaceAll("\t", "  ").split("\n")
  const wrapped = reflow(lines.map((line) => line.trimEnd()).flatMap(open))
  return wrapped.join("\n").trimEnd() + "\n"
}

const complaints = []
for (const path of repositoryFiles("*.java")) {
  const source = textOf(path)
  const tidied = tidy(source)
  if (fix && tidied !== source) writeFileSync(path, tidied)
  if (!fix && tidied !== source)
    complaints.push(`${path}: imports unsorted or unused, tabs, trailing blanks, or comments too wide (./byok format)`)
  withoutBlocks(tidied)
    .split("\n")
    .forEach((line, at) => {
      if (line.length > WIDTH) complaints.push(`${path}:${at + 1}: ${line.length} columns, at most ${WIDTH}`)
    })
}
report("java style", complaints)
