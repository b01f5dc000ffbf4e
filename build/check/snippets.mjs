// Compiles the TypeScript in documents: the ```ts blocks of one document, one after the other, are one module.
import { spawnSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { report, repositoryFiles, textOf } from "./files.mjs"

const folder = ".cache/snippets"
const BLOCK = /^```ts\n([\s\S]*?)^```/gm

// What the documents take for granted: parts of the reader's own page.
const AMBIENT = `
declare global {
  const connectButton: HTMLButtonElement
  const retryButton: HTMLButtonElement
  const reconnectButton: HTMLButtonElement
  const actionButton: HTMLButtonElement
  const error: unknown
  const output: HTMLElement
}
export {}
`

const OPTIONS = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: "ES2022",
    module: "ESNext",
    moduleResolution: "Bundler",
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    types: [],
  },
  include: ["*.ts"],
}

const documents = repositoryFiles("*.md")
  .map((path) => ({ path, code: [...textOf(path).matchAll(BLOCK)].map((match) => match[1]).join("\n") }))
  .filter(({ code }) => code)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/ambient.ts`, AMBIENT)
writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(OPTIONS))
for (const { path, code } of documents) {
  writeFileSync(`${folder}/${path.replaceAll("/", "-")}.ts`, `${code}\nexport {}\n`)
}
const { stdout } = spawnSync("node_modules/.bin/tsc", ["-p", folder, "--pretty", "false"], { encoding: "utf8" })
report(`snippets of ${documents.length} documents`, stdout.split("\n").filter(Boolean))
