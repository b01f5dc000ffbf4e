// Rules of this repository that no other tool knows: costly or broken JDK calls in shipped Java, names of package
// registries in committed files, versions that are not exact, threats without a test.
import { report, repositoryFiles, textOf } from "./files.mjs"
import { codeOnly, lineOf } from "./java-source.mjs"

const SHIPPED = ["protocol", "rpc", "core", "browser", "ui", "wallet", "client", "mock"].map(
  (name) => `modules/${name}/src/main/java/*`,
)

// Each pulls 20 to 100 KB into the compiled script, or does not keep its promise there (docs/decisions).
const FORBIDDEN = [
  [/\bjava\.util\.regex\b/g, "regular expressions"],
  [/\.split\(/g, "String.split"],
  [/\.(?:replaceAll|replaceFirst)\(/g, "regular expression replacement"],
  [/\bString\s*\.\s*format\(/g, "String.format"],
  [/\.formatted\(/g, "String.formatted"],
  [/\bsynchronized\b/g, "synchronized"],
  [/\bjava\.time\b/g, "java.time"],
  [/\bSystem\s*\.\s*(?:out|err)\b/g, "System.out"],
  [/\bCompletableFuture\b/g, "CompletableFuture"],
  [/\bCollectors\s*\.\s*groupingBy\b/g, "Collectors.groupingBy"],
]

function forbiddenCalls() {
  return repositoryFiles(...SHIPPED).flatMap((path) => {
    const code = codeOnly(textOf(path))
    return FORBIDDEN.flatMap(([pattern, name]) =>
      [...code.matchAll(pattern)].map((hit) => `${path}:${lineOf(code, hit.index)}: ${name} is not for shipped code`),
    )
  })
}

const REGISTRIES = [
  ["registry", "npmjs", "org"],
  ["registry", "yarnpkg", "com"],
  ["repo", "maven", "apache", "org"],
  ["repo1", "maven", "org"],
  ["pypi", "org"],
].map((parts) => parts.join("."))

function registryNames() {
  return repositoryFiles("*").flatMap((path) => {
    if (/\.(png|jpg|woff2|ico|gguf|bin)$/.test(path)) return []
    const text = textOf(path)
    const found = REGISTRIES.filter((name) => text.includes(name)).map((name) => `${path}: names the registry ${name}`)
    if (path.endsWith("package-lock.json") && text.includes('"resolved": "http'))
      found.push(`${path}: has resolved addresses`)
    return found
  })
}

function inexactVersions() {
  return repositoryFiles("package.json", "*/package.json").flatMap((path) => {
    const manifest = JSON.parse(textOf(path))
    return ["dependencies", "devDependencies"].flatMap((kind) =>
      Object.entries(manifest[kind] ?? {})
        .filter(([, version]) => !/^(npm:[@\w/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${path}: ${name} has the inexact version ${version}`),
    )
  })
}

/** In the table of threats each row names tests, and each name is that of a test: a class, a story or a file. */
function unheldThreats() {
  const path = "SECURITY.md"
  const [, table = ""] = textOf(path).split("## Which test holds what")
  const classes = new Set(repositoryFiles("*Test.java").map((file) => file.split("/").at(-1).replace(".java", "")))
  const stories = textOf("e2e/stories/index.mjs")
  const files = new Set(repositoryFiles("*.test.mjs", "*.test.ts").map((file) => file.split("/").at(-1)))
  const rows = table.split("\n## ")[0].match(/^\| (?!threat|-).*$/gm) ?? []
  const isTest = (name) => classes.has(name) || files.has(name) || stories.includes(`name: "${name}`)
  const faults = rows.flatMap((row) => {
    const [, threat, tests] = row.split("|").map((cell) => cell.trim())
    const names = [...(tests ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    if (names.length === 0) return [`${path}: no test holds: ${threat}`]
    return names.filter((name) => !isTest(name)).map((name) => `${path}: no test is called ${name}`)
  })
  return rows.length ? faults : [`${path}: there is no table of threats`]
}

report("rules", [...forbiddenCalls(), ...registryNames(), ...inexactVersions(), ...unheldThreats()])
