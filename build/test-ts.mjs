// Runs a workspace's TypeScript tests: bundles <folder>/*.test.ts and hands them to Node's test runner.
import { spawnSync } from "node:child_process"
import { readdirSync, rmSync } from "node:fs"
import { join, resolve } from "node:path"
import { build } from "esbuild"

const folder = resolve(process.argv[2] ?? "test")
const outdir = resolve(folder, "../.cache/tests")

rmSync(outdir, { recursive: true, force: true })
await build({
  entryPoints: readdirSync(folder)
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join(folder, file)),
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
})

const tests = readdirSync(outdir)
  .filter((file) => file.endsWith(".test.mjs"))
  .map((file) => join(outdir, file))
const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...tests], { stdio: "inherit" })
process.exit(status ?? 1)
