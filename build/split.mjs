// Splits a program that TeaVM compiled into what a page needs at once and what only certain classes need, each to be loaded
// when an object of it is made for the first time.
//
// Works on TeaVM's readable output: what the roots of the program reach without passing through such a class, a gate, is
// `first`, the rest of what a gate reaches is a later part. A later part takes what it shares from `first` by static imports,
// so nothing is there twice; `first` gets the gate when the part was loaded. TeaVM may move a method into its only caller:
// what shall stay in a later part is called through an interface that another class implements too.
import { parse } from "acorn"
import { full } from "acorn-walk"

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
const shortName = (index) =>
  index < LETTERS.length
    ? LETTERS[index]
    : shortName(Math.floor(index / LETTERS.length) - 1) + LETTERS[index % LETTERS.length]
/** What describes classes and keeps strings, on both sides. */
const RUNTIME = ["$rt_metadata", "$rt_stringPool", "$rt_stringPool_instance", "$rt_intern", "$rt_str"]
const RESERVED = new Set(["as", "do", "if", "in", "is", "of"])

const isCallOf = (node, name) => node?.type === "CallExpression" && node.callee.name === name
/** `Type_$callClinit()`: goes where the class goes, and brings it nowhere. */
const isInitialiser = (node) => node?.type === "CallExpression" && /_\$callClinit$/.test(node.callee.name ?? "")
const expressionOf = (statement) => (statement.type === "ExpressionStatement" ? statement.expression : null)
const isFunction = ({ type }) => type === "ArrowFunctionExpression" || type === "FunctionExpression"

/** The names that a part of the program mentions, whatever they stand for there, and those that it assigns to. */
function mentions(node) {
  const [names, assigned, strings] = [new Set(), new Set(), new Set()]
  full(node, (each) => {
    if (each.type === "Identifier") names.add(each.name)
    if (each.type === "AssignmentExpression" && each.left.type === "Identifier") assigned.add(each.left.name)
    if (each.type === "UpdateExpression" && each.argument.type === "Identifier") assigned.add(each.argument.name)
    if (isCallOf(each, "$rt_s")) strings.add(each.arguments[0].value)
  })
  return { names, assigned, strings }
}

/** `{ class, start, end }` for each class that one `$rt_metadata([…])` describes. */
function rowsOf(list) {
  const rows = []
  const items = list.elements
  for (let i = 0; i < items.length;) {
    const next = i + (items[i + 1].value === 0 ? 8 : 9)
    if (items[i].type !== "Identifier" || next > items.length)
      throw new Error("TeaVM describes classes in a way that this does not know.")
    rows.push({ class: items[i].name, nodes: items.slice(i, next) })
    i = next
  }
  return rows
}

/** `{ class, nodes }` for what `(() => { let c; c = Type.prototype; c.member = …; … })()` gives to each class. */
function exportsOf(statement) {
  const call = expressionOf(statement)
  const body = call?.type === "CallExpression" && isFunction(call.callee) && call.callee.body.body
  if (!body || body[0]?.type !== "VariableDeclaration") return null
  const parts = []
  for (const { expression } of body.slice(1)) {
    if (expression?.type !== "AssignmentExpression") return null
    if (expression.left.type === "Identifier") parts.push({ class: expression.right.object.name, nodes: [] })
    parts.at(-1).nodes.push(expression)
  }
  return parts
}

/** A part of the program that goes to one side as a whole. */
class Unit {
  constructor(name, node, text) {
    Object.assign(this, { name, text, isRoot: !name, ...mentions(node) })
  }
}

class Program {
  constructor(source) {
    this.source = source
    /** In the order of the program: units, and the lists that are divided themselves. */
    this.items = []
    this.units = new Map()
    for (const statement of parse(source, { ecmaVersion: "latest", sourceType: "module" }).body) this.add(statement)
    if (!this.strings) throw new Error("TeaVM keeps strings in a way that this does not know.")
  }

  text({ start, end }) {
    return this.source.slice(start, end)
  }

  add(statement) {
    const expression = expressionOf(statement)
    const parts = exportsOf(statement)
    if (statement.type === "VariableDeclaration") {
      for (const each of statement.declarations) this.declare(each.id.name, each, `let ${this.text(each)};`)
    } else if (statement.type === "FunctionDeclaration") {
      this.declare(statement.id.name, statement, this.text(statement))
    } else if (isCallOf(expression, "$rt_metadata")) {
      this.describe("metadata", rowsOf(expression.arguments[0]))
    } else if (parts) {
      this.describe("exports", parts)
    } else if (isInitialiser(expression)) {
      this.items.push({ kind: "begin", name: expression.callee.name, text: this.text(statement) })
    } else if (isCallOf(expression, "$rt_stringPool")) {
      this.strings = expression.arguments[0].elements.map((each) => this.text(each))
      this.items.push({ kind: "strings" })
    } else if (expression?.value !== "use strict") {
      this.items.push(new Unit(null, statement, this.text(statement)))
    }
  }

  declare(name, node, text) {
    const unit = new Unit(name, node, text)
    this.units.set(name, unit)
    this.items.push(unit)
  }

  describe(kind, rows) {
    for (const row of rows) {
      const parts = row.nodes.map(mentions)
      for (const list of ["names", "assigned", "strings"]) row[list] = new Set(parts.flatMap((part) => [...part[list]]))
      row.text = row.nodes.map((node) => this.text(node))
    }
    this.items.push({ kind, rows })
  }

  /** What is said of classes, by class. */
  get rows() {
    const found = new Map()
    for (const { rows = [] } of this.items)
      for (const row of rows) found.set(row.class, [...(found.get(row.class) ?? []), row])
    return found
  }

  /** The names that `begin` leads to, itself included. @param stop names not to go through */
  reach(begin, stop = new Set()) {
    const rows = this.rows
    const reached = new Set()
    const open = [...begin]
    while (open.length) {
      const name = open.pop()
      if (reached.has(name) || stop.has(name) || !this.units.has(name)) continue
      reached.add(name)
      for (const part of [this.units.get(name), ...(rows.get(name) ?? [])]) open.push(...part.names)
    }
    return reached
  }
}

/**
 * What the page needs at once, and what each group of gates needs besides. What two groups need is there from the beginning;
 * so is a function that assigns to a variable of `first`, as imports are read-only.
 */
function divide(program, groups) {
  const roots = [...RUNTIME, ...program.items.filter((item) => item.isRoot).flatMap(({ names }) => [...names])]
  const gates = groups.flat()
  for (;;) {
    const first = program.reach(roots, new Set(gates))
    const others = (group) => gates.filter((name) => !group.includes(name))
    const laters = groups.map((group) => program.reach(group, new Set([...first, ...others(group)])))
    const isTwice = (name) => laters.filter((later) => later.has(name)).length > 1
    const assigns = (name) => [...program.units.get(name).assigned].some((each) => first.has(each))
    const moving = laters.flatMap((later) => [...later]).filter((name) => isTwice(name) || assigns(name))
    if (!moving.length) return { first, laters }
    const odd = moving.find((name) => gates.includes(name))
    if (odd) throw new Error(`${odd} assigns to a variable that is there from the beginning.`)
    roots.push(...moving)
  }
}

/** The strings of each side, those of `first` before the others, and each one's number. What two sides need is in `first`. */
function numberStrings(program, { first, laters }) {
  const users = program.strings.map(() => new Set())
  const note = (name, { strings }) => {
    const side = name === null || first.has(name) ? 0 : 1 + laters.findIndex((later) => later.has(name))
    strings.forEach((each) => users[each].add(side))
  }
  for (const item of program.items) {
    if (item.rows) item.rows.forEach((row) => note(row.class, row))
    else if (item instanceof Unit) note(item.name, item)
  }
  const sideOf = ([...sides]) => (sides.length === 1 ? sides[0] : 0)
  const isUsed = ([...sides]) => sides.length > 0
  const all = users.map((_, index) => index).filter((index) => isUsed(users[index]))
  const sides = [0, ...laters.map((_, index) => index + 1)].map((side) =>
    all.filter((at) => sideOf(users[at]) === side),
  )
  return { sides, numbers: new Map(sides.flat().map((old, now) => [old, now])) }
}

const renumbered = (text, numbers) =>
  text.replace(/\$rt_s\((\d+)\)/g, (_, index) => `$rt_s(${numbers.get(Number(index))})`)

function write(program, isHere, strings) {
  const lines = []
  for (const item of program.items) {
    const rows = item.rows?.filter((row) => isHere(row.class)) ?? []
    if (item.kind === "strings") lines.push(strings)
    else if (item.kind === "metadata")
      rows.length && lines.push(`$rt_metadata([${rows.flatMap((row) => row.text).join(",\n")}]);`)
    else if (item.kind === "exports")
      rows.length && lines.push(`(() => { let c; ${rows.flatMap((row) => row.text).join("; ")}; })();`)
    else if (isHere(item.name)) lines.push(item.text)
  }
  return lines.filter(Boolean).join("\n")
}

/** The names of `first` that a later part uses. */
function uses(later, first, program) {
  const used = new Set(RUNTIME)
  const rows = program.rows
  for (const name of later)
    for (const part of [program.units.get(name), ...(rows.get(name) ?? [])])
      for (const each of part.names) if (first.has(each)) used.add(each)
  return used
}

/** A short name for each. */
function shorten(names) {
  let index = 0
  return new Map(
    [...names].map((name) => {
      while (RESERVED.has(shortName(index))) index++
      return [name, shortName(index++)]
    }),
  )
}

function gatesOf(program, gate) {
  if (!program.units.has(gate)) throw new Error(`The program has no class ${gate}.`)
  return [...program.units.keys()].filter((name) => name === gate || name.startsWith(`${gate}_`))
}

/**
 * Modules of one program. Code of `first` calls `byokLater(n)`, which loads the n-th of `laters`, before it calls that gate.
 *
 * @param source a module as TeaVM makes it, not minified
 * @param gates the names of the classes that each lead to code to load later
 * @param firstAddress how `laters` name `first` in their import
 * @returns `first` as a function of the addresses at which it finds `laters`, and `laters`
 */
export function split(source, { gates, firstAddress }) {
  const program = new Program(source)
  const groups = gates.map((gate) => gatesOf(program, gate))
  const { first, laters } = divide(program, groups)
  const { sides, numbers } = numberStrings(program, { first, laters })
  const texts = sides.map((side) => side.map((index) => program.strings[index]).join(", "))
  const used = laters.map((later) => uses(later, first, program))
  const short = shorten(new Set(used.flatMap((names) => [...names])))
  const isFirst = (name) => name === null || first.has(name)
  const firstBody = write(program, isFirst, `$rt_stringPool([${texts[0]}]);`)
  const exported = [...short, ["$setGate", "setGate"]].map(([name, short]) => `${name} as ${short}`).join(", ")

  const laterPart = (later, at) => {
    const base = sides.slice(0, at + 1).flat().length
    const strings = `[${texts[at + 1]}].forEach((each, i) => $rt_stringPool_instance[${base} + i] = $rt_intern($rt_str(each)));`
    return [
      `import { ${[...used[at]].map((name) => `${short.get(name)} as ${name}`).join(", ")}, setGate } from ${JSON.stringify(firstAddress)};`,
      renumbered(
        write(program, (name) => later.has(name), strings),
        numbers,
      ),
      `setGate[${at}](${groups[at].join(", ")});`,
    ].join("\n")
  }
  const setters = groups.map((group) => `(...all) => { [${group.join(", ")}] = all; }`)
  return {
    first: (addresses) =>
      [
        `let ${groups.flat().join(", ")}, $setGate = [${setters.join(", ")}], $later = [], $tries = [];`,
        // One load at a time; a browser may remember that an address failed, so each further try has one of its own.
        `let byokLater = n => $later[n] ??= import(${JSON.stringify(addresses)}[n] + ($tries[n] ? "?" + $tries[n] : "")).catch(e => { $later[n] = null; $tries[n] = ($tries[n] ?? 1) + 1; throw e; });`,
        renumbered(firstBody, numbers),
        `export { ${exported} };`,
      ].join("\n"),
    laters: laters.map(laterPart),
  }
}
