// Makes what TeaVM compiled small. Takes TeaVM's readable output, where the names of Java members, and only they, begin with "$".
//
// TeaVM gives every field of a program a name of its own. Classes of which neither extends the other can share names, and
// names that repeat compress: that alone takes 7 % off the gzipped bridge. terser does the rest.
import { parse } from "acorn"
import { full } from "acorn-walk"
import { minify } from "terser"

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/** The names a, b, … Z, aa, ab, … without those in `taken`. */
function* shortNames(taken) {
  for (const letter of LETTERS) if (!taken.has(letter)) yield letter
  for (const first of LETTERS) for (const second of LETTERS) if (!taken.has(first + second)) yield first + second
  throw new Error("More names are needed than two letters make.")
}

const take = (generator) => generator.next().value
const isMember = (node) => node?.type === "MemberExpression" && !node.computed
const isCallOf = (node, name) => node?.type === "CallExpression" && node.callee.name === name
const isJavaName = (name) => typeof name === "string" && name.length > 1 && name.startsWith("$")

/** Parent and fields if this is `function Type() { let a = this; Parent.call(a); a.$field = …; }`, otherwise null. */
function classOf({ params, body }) {
  if (params.length) return null
  const type = { parent: null, fields: [] }
  for (const statement of body.body) {
    if (statement.type === "VariableDeclaration") continue
    const { type: kind, callee, left } = statement.expression ?? {}
    if (kind === "CallExpression" && isMember(callee) && callee.property.name === "call")
      type.parent = callee.object.name
    else if (kind === "AssignmentExpression" && isMember(left)) type.fields.push(left.property.name)
    else return null
  }
  return type
}

/** Every place where a property is named: Java's by name, of the others only the names. */
function placesOf(program) {
  const java = new Map()
  const others = new Set()
  const note = (name, node) => {
    if (!isJavaName(name)) return others.add(name)
    if (!java.has(name)) java.set(name, [])
    java.get(name).push(node)
  }
  full(program, (node) => {
    if (isMember(node)) note(node.property.name, node.property)
    else if (node.type === "Property" && !node.computed) note(node.key.name ?? node.key.value, node.key)
    else if (isCallOf(node, "$rt_metadata"))
      full(node, (each) => void (each.type === "Literal" && isJavaName(each.value) && note(each.value, each)))
  })
  return { java, others }
}

/** A short name for each field: the same ones again in every class, after those of the classes that it extends. */
function nameFields(types, { java, others }) {
  const short = new Map()
  const namesIn = (type) => {
    if (!type) return new Set()
    if (type.taken) return type.taken
    const taken = new Set(namesIn(types.get(type.parent)))
    const free = shortNames(new Set([...taken, ...others]))
    for (const field of type.fields) {
      if (short.has(field)) throw new Error(`Two classes declare the field ${field}.`)
      short.set(field, take(free))
      taken.add(short.get(field))
    }
    return (type.taken = taken)
  }
  for (const type of types.values()) namesIn(type)
  return short
}

/** A short name of its own for every other member, the most used first. */
function nameMethods(fields, { java, others }) {
  const free = shortNames(new Set([...others, ...fields.values()]))
  const methods = [...java.keys()].filter((name) => !fields.has(name))
  methods.sort((one, other) => java.get(other).length - java.get(one).length)
  return new Map(methods.map((name) => [name, take(free)]))
}

function edit(source, edits) {
  edits.sort((one, other) => one.start - other.start)
  const parts = []
  let end = 0
  for (const { start, end: next, text } of edits) {
    parts.push(source.slice(end, start), text)
    end = next
  }
  return parts.join("") + source.slice(end)
}

const parsed = (source) => parse(source, { ecmaVersion: "latest", sourceType: "module" })

/** The same program with short member names; exported for its test. */
export function shortenMembers(source) {
  const program = parsed(source)
  const types = new Map()
  full(program, (node) => {
    const type = node.type === "FunctionDeclaration" && classOf(node)
    if (type) types.set(node.id.name, type)
    if (node.type === "VariableDeclarator" && isCallOf(node.init, "$rt_classWithoutFields"))
      types.set(node.id.name, { parent: node.init.arguments[0]?.name, fields: [] })
    if (node.type === "AssignmentExpression" && isCallOf(node.right, "$rt_classWithoutFields"))
      types.set(node.left.name, { parent: node.right.arguments[0]?.name, fields: [] })
  })
  const places = placesOf(program)
  const fields = nameFields(types, places)
  const short = new Map([...fields, ...nameMethods(fields, places)])
  const edits = [...places.java].flatMap(([name, nodes]) =>
    nodes.map(({ start, end, type }) => ({
      start,
      end,
      text: type === "Literal" ? JSON.stringify(short.get(name)) : short.get(name),
    })),
  )
  return edit(source, edits)
}

/** The variables that `{ let $thread = $rt_nativeThread(); $ptr = $thread.pop(); … }` restores, the last first. */
function restoredBy(block) {
  const [first, ...rest] = block.body
  const names = rest.map(({ expression }) => expression?.left?.name)
  const fits = isCallOf(first.declarations?.[0].init, "$rt_nativeThread") && names.every(Boolean)
  if (!fits) throw new Error("TeaVM restores a suspended function in a way that this does not know.")
  return names
}

/**
 * A function that waits saves its variables one by one and restores them one by one. Here it saves one list and takes it
 * apart again. Exported for its test.
 */
export function shortenFrames(source) {
  const edits = []
  let [saves, restores] = [0, 0]
  full(parsed(source), (node) => {
    if (node.type === "IfStatement" && isCallOf(node.test, "$rt_resuming")) {
      const names = restoredBy(node.consequent).reverse()
      edits.push({ ...node.consequent, text: `[${names.join(", ")}] = $rt_nativeThread().pop();` })
      restores++
    }
    const isPush = isMember(node.callee) && node.callee.property.name === "push"
    if (isPush && isCallOf(node.callee.object, "$rt_nativeThread")) {
      const [from, to] = [node.arguments[0].start, node.arguments.at(-1).end]
      edits.push({ start: from, end: to, text: `[${source.slice(from, to)}]` })
      saves++
    }
  })
  if (saves !== restores) throw new Error(`TeaVM saves ${saves} functions and restores ${restores}.`)
  return edit(source, edits)
}

/** The classes in one `$rt_metadata([…])`: `{ name, start, end, interfaces }`, the interfaces as nodes. */
function rowsOf(list) {
  const rows = []
  const [items, end] = [list.elements, list.end - 1]
  for (let i = 0; i < items.length;) {
    const start = items[i]
    const named = items[i + 1].value !== 0
    const next = i + (named ? 9 : 8)
    const interfaces = items[i + (named ? 4 : 3)]
    if (start.type !== "Identifier" || interfaces.type !== "ArrayExpression")
      throw new Error("TeaVM describes classes in a way that this does not know.")
    rows.push({ name: start.name, start: start.start, end: items[next]?.start ?? end, interfaces: interfaces.elements })
    i = next
  }
  return rows
}

/**
 * Leaves out the descriptions of classes that the program names nowhere else: those of static methods only, and
 * interfaces that no `instanceof` asks for. Exported for its test.
 */
export function dropIdleClasses(source) {
  const program = parsed(source)
  const [rows, erased, uses] = [[], new Map(), new Map()]
  full(program, (node) => {
    if (isCallOf(node, "$rt_metadata")) {
      rows.push(...rowsOf(node.arguments[0]))
    } else if (isCallOf(node, "$rt_eraseClinit")) erased.set(node.arguments[0].name, node)
    else if (node.type === "Identifier") uses.set(node.name, (uses.get(node.name) ?? 0) + 1)
  })
  const described = new Map()
  const add = (name) => described.set(name, (described.get(name) ?? 0) + 1)
  for (const row of rows) [row, ...row.interfaces].forEach(({ name }) => add(name))
  const isIdle = (name) => (uses.get(name) ?? 0) === described.get(name) + 1 + (erased.has(name) ? 1 : 0)
  const byName = new Map(rows.map((row) => [row.name, row]))
  // An idle interface leaves those that it extends to the classes that implement it.
  const kept = (interfaces) =>
    interfaces.flatMap(({ name }) => (isIdle(name) ? kept(byName.get(name)?.interfaces ?? []) : [name]))
  const edits = [...erased].filter(([name]) => isIdle(name)).map(([, node]) => ({ ...node, text: "() => {}" }))
  for (const { name, start, end, interfaces } of rows) {
    if (isIdle(name)) edits.push({ start, end, text: "" })
    else if (interfaces.some((each) => isIdle(each.name)))
      edits.push({
        start: interfaces[0].start,
        end: interfaces.at(-1).end,
        text: [...new Set(kept(interfaces))].join(", "),
      })
  }
  return edit(source, edits)
}

const isNamed = (node, pattern) => node?.type === "Identifier" && pattern.test(node.name)

/**
 * The same program with every class initialised before `main`. TeaVM leaves the initialiser out of a `catch` where the
 * `try` has it too, as if the `try` had come that far: an enum that is used first in a `catch` would be full of nulls.
 * Exported for its test.
 */
export function beginClasses(source) {
  const initialisers = []
  let main = null
  for (const statement of parsed(source).body) {
    if (statement.type !== "VariableDeclaration") continue
    for (const { id } of statement.declarations) {
      if (isNamed(id, /_\$callClinit$/)) initialisers.push(`${id.name}();`)
      if (isNamed(id, /^\$rt_export_main/)) main = statement
    }
  }
  if (!main) throw new Error("TeaVM begins the program in a way that this does not know.")
  return edit(source, [{ start: main.start, end: main.start, text: initialisers.join("\n") + "\n" }])
}

/** The same program in the forms that compress best, still readable. */
export const shorten = (source) => shortenFrames(shortenMembers(dropIdleClasses(source)))

/** A shortened module, minified. */
export async function squeeze(source) {
  const { code } = await minify(source, {
    module: true,
    ecma: 2020,
    // Inlining and comma chains make the text shorter, and what is left of it after gzip longer.
    compress: { passes: 3, pure_getters: true, inline: 1, sequences: false },
  })
  return code
}

/** The module `source` as small as it gets. */
export const shrink = (source) => squeeze(shorten(source))
