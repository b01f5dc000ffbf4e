// The page of one package: each entry point with its names, their comments, signatures and members.
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { anchors } from "../check/dead-links.mjs"
import { docOf, exportsOf, known, memberName, membersOf, mentions, signature } from "./declarations.mjs"

const manifest = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))

/** The entry points that have declarations, each set of declarations once. */
export function entriesOf(folder) {
  const { name, exports } = manifest(folder)
  const typed = Object.entries(exports).filter(([, { types }]) => types)
  const first = typed.filter(([, { types }], at) => typed.findIndex(([, each]) => each.types === types) === at)
  return first.map(([path, { types }]) => ({ name: join(name, path), path: join(folder, types) }))
}

/** Declarations beside the exported ones that these mention: readers meet them without being able to import them. */
function mentioned(names, shown) {
  const further = new Map()
  for (const [, node] of names)
    for (const other of mentions(node)) {
      const found = known(node.getSourceFile().fileName, other)
      if (found && !shown.has(found) && !further.has(other)) further.set(other, found)
    }
  return further.size ? new Map([...further, ...mentioned(further, new Set([...shown, ...further.values()]))]) : further
}

/** The entries of a package with what each is the first to show. */
function contents(folder) {
  const entries = entriesOf(folder).map((entry) => ({ ...entry, names: exportsOf(entry.path) }))
  const shown = new Set()
  for (const entry of entries) {
    const passed = [...entry.names.values()].find((node) => shown.has(node))
    entry.passesOn = passed && entries.find(({ names }) => [...names.values()].includes(passed))
    entry.own = [...entry.names].filter(([, node]) => !shown.has(node))
    for (const [, node] of entry.own) shown.add(node)
  }
  for (const entry of entries) {
    entry.further = [...mentioned(entry.own, shown)]
    for (const [, node] of entry.further) shown.add(node)
  }
  return entries
}

const NOT_EXPORTED = "Not exported: the type of something above."

/** `{@link X}` as a link to the heading of X: of the same entry, else of the first that has one. */
const linked = (text, anchorOf) =>
  text.replace(/\{@link\s+([\w.]+)\s*\}/g, (_, name) => {
    const anchor = anchorOf(name)
    return anchor ? `[\`${name}\`](#${anchor})` : `\`${name.split(".").at(-1)}\``
  })

const members = (node) =>
  membersOf(node)
    .map((member) => [memberName(member), docOf(member)])
    .filter(([, doc]) => doc.length)
    .map(([name, doc]) => `- ${name ? `\`${name}\`: ` : ""}${doc.join(" ")}`)
    .join("\n")

const described = ([name, node], isFurther) =>
  [`### ${name}`, isFurther ? NOT_EXPORTED : "", ...docOf(node), "```ts\n" + signature(node) + "\n```", members(node)]
    .filter(Boolean)
    .join("\n\n")

function section({ name, own, further, passesOn }) {
  const parts = [`## ${name}`]
  if (passesOn) parts.push(`Passes on what [${passesOn.name}](#${anchors(`# ${passesOn.name}`)[0]}) exports.`)
  return [...parts, ...own.map((each) => described(each)), ...further.map((each) => described(each, true))].join("\n\n")
}

/** Which heading a name has, seen from an entry. */
function anchorIn(entries, text) {
  const all = anchors(text)
  const headings = entries.flatMap((entry) => [
    [entry, undefined],
    ...[...entry.own, ...entry.further].map(([name]) => [entry, name]),
  ])
  const listed = headings.map(([entry, name], at) => ({ entry, name, anchor: all[at + 1] }))
  return (entry, wanted) => {
    const fitting = listed.filter(({ name }) => name && name === wanted.split(".")[0])
    return (fitting.find((each) => each.entry === entry) ?? fitting[0])?.anchor
  }
}

export function packagePage(folder) {
  const { name, description } = manifest(folder)
  const entries = contents(folder)
  const head = `# Reference: ${name}\n\n${description} How it is used: [its README](../../${folder}/README.md).\n`
  const sections = entries.map(section)
  const anchorOf = anchorIn(entries, [head, ...sections].join("\n\n"))
  return [head, ...entries.map((entry, at) => linked(sections[at], (wanted) => anchorOf(entry, wanted)))].join("\n\n")
}
