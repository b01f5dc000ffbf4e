// The page of the models that a wallet offers to run in the browser, from its own list.
import { readFileSync } from "node:fs"

const LIST = "apps/wallet/data/local-models.json"
const MB = 2 ** 20

const mega = (bytes) => `${Math.round(bytes / MB).toLocaleString("en")} MB`
const sum = (files) => files.reduce((all, { bytes }) => all + bytes, 0)

function download({ files, aboutBytes }) {
  if (files) return mega(sum(files))
  return aboutBytes ? `about ${mega(aboutBytes)}` : "–"
}

const memory = ({ memoryBytes, in32Bits }) =>
  in32Bits ? `${mega(memoryBytes)}, in 32 bits ${mega(in32Bits.memoryBytes)}` : mega(memoryBytes)

const row = (model) =>
  `| \`local/${model.id}\` | ${download(model)} | ${memory(model)} | ${model.context.toLocaleString("en")} | ${model.licence} |`

const table = (models) => `| id | download | memory | context in tokens | licence |
| --- | --- | --- | --- | --- |
${models.map(row).join("\n")}`

export function localModelsPage() {
  const { models } = JSON.parse(readFileSync(LIST, "utf8"))
  const of = (engine) => table(models.filter((model) => model.engine === engine))
  return `# Reference: models that run in the browser

What a wallet built from here offers under **Keys**, from [its list](../../${LIST}); an owner can add any GGUF besides. MB are 1,048,576 bytes. Where sizes and
memory are from, and what of it was never measured, says [the guide](../guides/local-models.md#which-models-there-are).

## On the processor, by llama.cpp

In any browser with WebAssembly. Memory is the file and the whole context.

${of("wllama")}

## On the GPU, by WebLLM

In browsers with WebGPU. Memory is the GPU's. Where it does not compute in 16 bits, the form in 32 bits is downloaded, under the same id; a model without one does not run there.

${of("webllm")}
`
}
