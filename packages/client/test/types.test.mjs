import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"
import { fileURLToPath } from "node:url"

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

for (const [module, moduleResolution] of [
  ["esnext", "bundler"],
  ["node16", "node16"],
]) {
  test(`types_holdUnder_${moduleResolution}`, () => {
    const options = { strict: true, noEmit: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true }
    const flags = Object.keys(options).map((name) => `--${name}`)
    const more = ["--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--types", "", "--skipLibCheck"]
    const files = [at("types/app.ts"), at("types/kit.ts")]
    execFileSync(
      process.execPath,
      [
        at("../../../node_modules/typescript/bin/tsc"),
        "--ignoreConfig",
        "--module",
        module,
        "--moduleResolution",
        moduleResolution,
        ...more,
        ...flags,
        ...files,
      ],
      { cwd: at(".."), stdio: "inherit" },
    )
  })
}

test("types_published_nameOnlyPublishedFiles", () => {
  const dist = readdirSync(at("../dist"))
  const declarations = dist.filter((name) => name.endsWith(".d.ts"))
  for (const name of declarations) {
    const imports = readFileSync(at(`../dist/${name}`), "utf8").matchAll(/from "\.\/([\w-]+)\.js"/g)
    for (const [, other] of imports) assert.ok(dist.includes(`${other}.d.ts`), `${name} names ${other}`)
  }
  assert.ok(declarations.length >= 4)
})
