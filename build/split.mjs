// Splits a program that TeaVM compiled into what a page needs at once and what only one class needs, to be loaded when an
// object of it is made for the first time.
//
// Works on TeaVM's readable output: what the roots of the program reach without passing through that class, the gate, is
// `first`, the rest of what the gate reaches is `later`. `later` takes what it shares from `first` by static imports, so
// nothing is there twice; `first` gets the gate when `later` was loaded. TeaVM may move a method into its only caller: what
// shall stay in `later` is called through an interface that another class implements too.
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

/** What the page needs at once; a function that assigns to a variable of `first` belongs there, as imports are read-only. */
function divide(program, gates) {
  const roots = [...RUNTIME, ...program.items.filter((item) => item.isRoot).flatMap(({ names }) => [...names])]
  for (;;) {
    const first = program.reach(roots, new Set(gates))
    const later = program.reach(gates, first)
    const assigning = [...later].filter((name) => [...program.units.get(name).assigned].some((each) => first.has(each)))
    if (!assigning.length) return { first, later }
    const odd = assigning.find((name) => gates.includes(name))
    if (odd) throw new Error(`${odd} assigns to a variable that is there from the beginning.`)
    roots.push(...assigning)
  }
}

/** Each string's number on its side: those of `first` come first. */
function numberStrings(program, first) {
  const early = new Set()
  const note = (isFirst, { strings }) => isFirst && strings.forEach((each) => early.add(each))
  for (const item of program.items) {
    if (item.rows) item.rows.forEach((row) => note(first.has(row.class), row))
    else if (item instanceof Unit) note(item.isRoot || first.has(item.name), item)
  }
  const all = program.strings.map((_, index) => index)
  const order = [...all.filter((each) => early.has(each)), ...all.filter((each) => !early.has(each))]
  return { order, count: early.size, numbers: new Map(order.map((old, now) => [old, now])) }
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

/** The names of `first` that `later` uses, each with a short one. */
function shared({ first, later }, program) {
  const used = new Set(RUNTIME)
  const rows = program.rows
  for (const name of later)
    for (const part of [program.units.get(name), ...(rows.get(name) ?? [])])
      for (const each of part.names) if (first.has(each)) used.add(each)
  let index = 0
  return [...used].map((name) => {
    while (RESERVED.has(shortName(index))) index++
    return [name, shortName(index++)]
  })
}

/**
 * Two modules of one program. Code of `first` calls `byokLater()`, which loads `later`, before it calls the gate.
 *
 * @param source a module as TeaVM makes it, not minified
 * @param gate the name of the class that leads to the code to load later
 * @param firstAddress how `later` names `first` in its import
 * @returns `first` as a function of the address at which it finds `later`, and `later`
 */
export function split(source, { gate, firstAddress }) {
  const program = new Program(source)
  const gates = [...program.units.keys()].filter((name) => name === gate || name.startsWith(`${gate}_`))
  if (!program.units.has(gate)) throw new Error(`The program has no class ${gate}.`)
  const { first, later } = divide(program, gates)
  const { order, count, numbers } = numberStrings(program, first)
  const texts = order.map((index) => program.strings[index])
  const names = shared({ first, later }, program)
  const firstBody = write(
    program,
    (name) => name === null || first.has(name),
    `$rt_stringPool([${texts.slice(0, count).join(", ")}]);`,
  )
  const laterStrings = `[${texts.slice(count).join(", ")}].forEach(each => $rt_stringPool_instance.push($rt_intern($rt_str(each))));`
  const laterBody = write(program, (name) => later.has(name), laterStrings)
  const imports = names.map(([name, short]) => `${short} as ${name}`).join(", ")
  const exported = [...names, ["$setGate", "setGate"]].map(([name, short]) => `${name} as ${short}`).join(", ")
  return {
    first: (laterAddress) =>
      [
        `let ${gates.join(", ")}, $setGate = (...all) => { [${gates.join(", ")}] = all; }, $later = null, $tries = 0;`,
        // One load at a time; a browser may remember that an address failed, so each further try has one of its own.
        `let byokLater = () => $later ??= import(${JSON.stringify(laterAddress)} + ($tries++ ? "?" + $tries : "")).catch(e => { $later = null; throw e; });`,
        renumbered(firstBody, numbers),
        `export { ${exported} };`,
      ].join("\n"),
    later: [
      `import { ${imports}, setGate } from ${JSON.stringify(firstAddress)};`,
      renumbered(laterBody, numbers),
      `setGate(${gates.join(", ")});`,
    ].join("\n"),
  }
}
