import { execFileSync } from "node:child_process"
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
    const files = [at("types/app.ts")]
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

test("types_published_areWhole", () => {
  const flags = [
    "--ignoreConfig",
    "--strict",
    "--noEmit",
    "--module",
    "node16",
    "--target",
    "es2022",
    "--lib",
    "es2023,dom",
    "--types",
    "",
  ]
  execFileSync(process.execPath, [at("../../../node_modules/typescript/bin/tsc"), ...flags, at("../dist/index.d.ts")], {
    stdio: "inherit",
  })
})
