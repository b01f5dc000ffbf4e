// What a package's built declarations export, read without a type checker.
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import ts from "typescript5"

const parsed = new Map()

function parse(path) {
  if (!parsed.has(path))
    parsed.set(path, ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true))
  return parsed.get(path)
}

/** The declarations beside a module, or undefined where it is another package's. */
function besides(path, specifier) {
  if (!specifier?.text.startsWith(".")) return undefined
  const beside = join(dirname(path), specifier.text.replace(/\.m?js$/, ".d.ts"))
  return existsSync(beside) ? beside : undefined
}

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

const namesOf = (statement) =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name.text)
    : statement.name?.text
      ? [statement.name.text]
      : []

/** Where a name that a module imports comes from. */
function imported(path, name) {
  for (const statement of parse(path).statements.filter(ts.isImportDeclaration)) {
    const from = besides(path, statement.moduleSpecifier)
    const bound = statement.importClause?.namedBindings
    const found = from && bound && ts.isNamedImports(bound) && bound.elements.find((each) => each.name.text === name)
    if (found) return declared(from, (found.propertyName ?? found.name).text)
  }
}

const ownOf = (path, name) => parse(path).statements.find((each) => namesOf(each).includes(name))

/** The declaration of a name as a module knows it: its own, one it imports from beside it, or one it passes on. */
export const declared = (path, name) => known(path, name) ?? exportsOf(path).get(name)

/** The declaration of a name in a module, its own or one it imports from beside it. */
export const known = (path, name) => ownOf(path, name) ?? imported(path, name)

function passedOn(path, statement) {
  const from = besides(path, statement.moduleSpecifier)
  if (statement.moduleSpecifier && !from) return []
  if (!statement.exportClause) return [...exportsOf(from)]
  return statement.exportClause.elements
    .map(({ name, propertyName }) => [name.text, (from ? declared : known)(from ?? path, (propertyName ?? name).text)])
    .filter(([, node]) => node)
}

/** The exported names of a module with their declarations, in the order in which they stand. */
export function exportsOf(path) {
  const found = parse(path).statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return passedOn(path, statement)
    return isExported(statement) ? namesOf(statement).map((name) => [name, statement]) : []
  })
  return new Map(found.filter(([, node]) => !isInternal(node)))
}

/** The names of types that a declaration mentions. */
export function mentions(node) {
  const names = new Set()
  const visit = (each) => {
    if (ts.isTypeReferenceNode(each) && ts.isIdentifier(each.typeName)) names.add(each.typeName.text)
    ts.forEachChild(each, visit)
  }
  visit(node)
  return [...names]
}

const comments = (node) => (node.jsDoc ?? []).at(-1)

export const isInternal = (node) => Boolean(comments(node)?.tags?.some(({ tagName }) => tagName.text === "internal"))

const LABELS = { param: "", returns: "Returns", throws: "Throws" }

function tagged(tag) {
  const text = ts.getTextOfJSDocComment(tag.comment)?.trim() ?? ""
  const name = tag.tagName.text
  return name === "param" ? `\`${tag.name.text}\`: ${text}` : `${LABELS[name] ?? `@${name}`} ${text}`
}

/** The doc comment of a declaration: its paragraphs. */
export function docOf(node) {
  const doc = comments(node)
  if (!doc) return []
  const text = ts.getTextOfJSDocComment(doc.comment)?.trim()
  return [...(text ? text.split(/\n\s*\n/) : []), ...(doc.tags ?? []).map(tagged)].map((each) =>
    each.replace(/\s*\n\s*/g, " "),
  )
}

const isPrivate = (member) =>
  isInternal(member) ||
  (member.name && ts.isPrivateIdentifier(member.name)) ||
  member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)

const withMembers = (node, members) => {
  const { factory } = ts
  const { modifiers, name, typeParameters, heritageClauses } = node
  return ts.isClassDeclaration(node)
    ? factory.updateClassDeclaration(node, modifiers, name, typeParameters, heritageClauses, members)
    : factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, members)
}

const hasMembers = (node) => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)

/** The members that readers may use, each with its doc comment. */
export const membersOf = (node) => (hasMembers(node) ? node.members.filter((member) => !isPrivate(member)) : [])

export const memberName = (member) =>
  member.name?.getText() ?? (ts.isConstructorDeclaration(member) ? "constructor" : "")

const printer = ts.createPrinter({ removeComments: true })

/** A declaration as TypeScript, without comments. */
export function signature(node) {
  const shown = hasMembers(node) ? withMembers(node, membersOf(node)) : node
  return printer.printNode(ts.EmitHint.Unspecified, shown, node.getSourceFile()).replace(/^export /, "")
}
