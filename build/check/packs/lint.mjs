// What publint and "are the types wrong" say of a tarball.
import { readFileSync } from "node:fs"
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core"
import { publint } from "publint"
import { formatMessage } from "publint/utils"
import { entriesOf, isModule } from "./packages.mjs"

// All packages are ES modules, which neither CommonJS nor the resolution of before `exports` can import.
const FOR_OTHERS = ["node10", "node16-cjs"]

/** Complaints, none where the package is well. */
export async function lint(manifest, tarball) {
  return [...(await published(tarball)), ...(await typed(manifest, tarball))].map((what) => `${manifest.name}: ${what}`)
}

async function published(tarball) {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball)
  const { messages, pkg } = await publint({ pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) } })
  return messages.map((message) => formatMessage(message, pkg, { color: false }))
}

async function typed(manifest, tarball) {
  const modules = entriesOf(manifest).filter(isModule)
  if (modules.length === 0) return []
  const read = createPackageFromTarballData(new Uint8Array(readFileSync(tarball)))
  const { types, problems = [] } = await checkPackage(read, { entrypoints: modules.map(({ path }) => path) })
  if (!types) return ["has no types"]
  return problems.filter(({ resolutionKind }) => !FOR_OTHERS.includes(resolutionKind)).map(told)
}

const told = ({ kind, entrypoint, resolutionKind, typesFileName, fileName }) =>
  [kind, entrypoint, resolutionKind, typesFileName ?? fileName].filter(Boolean).join(" ")
