// Compiles the TypeScript in documents: the ```ts blocks of one document, one after the other, are one module, the ```tsx blocks
// another, which finds the first as `./wallet.js`. Blocks of other languages that examples are written in have to stand in an example, which the stories play.
import { spawnSync } from "node:child_process"
import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { report, repositoryFiles, textOf } from "./files.mjs"

const folder = ".cache/snippets"
const BLOCK = /^```(tsx?|vue|svelte|html)\n([\s\S]*?)^```/gm

// What the documents take for granted: parts of the reader's own page.
const AMBIENT = `
declare global {
  const connectButton: HTMLButtonElement
  const retryButton: HTMLButtonElement
  const reconnectButton: HTMLButtonElement
  const actionButton: HTMLButtonElement
  const sendButton: HTMLButtonElement
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
    allowImportingTsExtensions: true,
    jsx: "react-jsx",
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    types: [],
  },
  include: ["*.ts", "*.tsx"],
}

// The reference is made from declarations that the packages were compiled with.
const blocks = repositoryFiles("*.md", "llms.txt", ":!docs/reference").flatMap((path) =>
  [...textOf(path).matchAll(BLOCK)].map(([, language, code]) => ({ path, language, code })),
)
const documents = [...new Set(blocks.map(({ path }) => path))]
const compact = (code) => code.split("\n").map((line) => line.trim()).filter(Boolean).join("\n") // prettier-ignore
const examples = [...repositoryFiles("examples/*"), ...repositoryFiles("e2e/pages/*")].map((path) =>
  compact(textOf(path)),
)

/** The blocks of one language in a document. */
const written = (document, wanted) =>
  blocks.filter(({ path, language }) => path === document && language === wanted).map(({ code }) => code)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/ambient.ts`, AMBIENT)
writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(OPTIONS))
for (const path of documents)
  for (const language of ["ts", "tsx"]) {
    const name = path.replaceAll("/", "-")
    const code = written(path, language).join("\n").replaceAll('"./wallet.js"', `"./${name}.ts"`)
    if (code) writeFileSync(`${folder}/${name}.${language}`, `${code}\nexport {}\n`)
  }
const { stdout } = spawnSync("node_modules/.bin/tsc", ["-p", folder, "--pretty", "false"], { encoding: "utf8" })
const unplayed = blocks
  .filter(
    ({ language, code }) => !/^tsx?$/.test(language) && !examples.some((example) => example.includes(compact(code))),
  )
  .map(({ path, language, code }) => `${path}: this ${language} stands in no example:\n${code}`)
report(`snippets of ${documents.length} documents`, [...stdout.split("\n").filter(Boolean), ...unplayed])
