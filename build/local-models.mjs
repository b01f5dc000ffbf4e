// Writes apps/wallet/data/local-models.json, the models that a wallet offers to run in the browser, from the list of
// @byokapi/wasm, WebLLM's own and the GGUF files below: node build/local-models.mjs
import { readFileSync, writeFileSync } from "node:fs"
import { argv } from "node:process"
import { fileURLToPath } from "node:url"
import { prebuiltAppConfig } from "@mlc-ai/web-llm"
import { LOCAL_MODELS } from "../packages/wasm/dist/models.js"

const TARGET = fileURLToPath(new URL("../apps/wallet/data/local-models.json", import.meta.url))
/** The lists that these come from, and people, count in these. */
const MB = 2 ** 20

const CONTEXT = 4096

/**
 * For llama.cpp, of their makers, at one revision each: what an address gives is always the same. Sizes and digests are those that
 * several public repositories state alike; nothing was fetched for them. `perToken`: what the model keeps of a token while it
 * answers, in bytes: layers * 2 * heads of keys and values * their width * 2.
 */
const GGUFS = [
  gguf("SmolLM2 360M", {
    repository: "HuggingFaceTB/SmolLM2-360M-Instruct-GGUF",
    revision: "593b5a2e04c8f3e4ee880263f93e0bd2901ad47f",
    file: "smollm2-360m-instruct-q8_0.gguf",
    bytes: 386404992,
    sha256: "48ab3034d0dd401fbc721eb1df3217902fee7dab9078992d66431f09b7750201",
    perToken: 32 * 2 * 5 * 64 * 2,
  }),
  gguf("Qwen2.5 0.5B", {
    repository: "Qwen/Qwen2.5-0.5B-Instruct-GGUF",
    revision: "9217f5db79a29953eb74d5343926648285ec7e67",
    file: "qwen2.5-0.5b-instruct-q4_k_m.gguf",
    bytes: 491400032,
    sha256: "74a4da8c9fdbcd15bd1f6d01d621410d31c6fc00986f5eb687824e7b93d7a9db",
    perToken: 24 * 2 * 2 * 64 * 2,
  }),
  gguf("Qwen2.5 1.5B", {
    repository: "Qwen/Qwen2.5-1.5B-Instruct-GGUF",
    revision: "91cad51170dc346986eccefdc2dd33a9da36ead9",
    file: "qwen2.5-1.5b-instruct-q4_k_m.gguf",
    bytes: 1117320736,
    sha256: "6a1a2eb6d15622bf3c96857206351ba97e1af16c30d7a74ee38970e434e9407e",
    perToken: 28 * 2 * 2 * 128 * 2,
  }),
]

function gguf(name, { repository, revision, file, bytes, sha256, perToken }) {
  const url = `https://huggingface.co/${repository}/resolve/${revision}/${file}`
  return {
    id: file.replace(/\.gguf$/, ""),
    name: `${name} GGUF`,
    engine: "wllama",
    files: [{ name: "model.gguf", url, bytes, sha256 }],
    memoryBytes: bytes + perToken * CONTEXT,
    context: CONTEXT,
    licence: "Apache-2.0",
  }
}

/** Where WebLLM's list has a form of a model, and the memory it takes by that list. */
function placeOf(id) {
  const { model, model_lib, vram_required_MB } = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id)
  return { folder: `${model}/resolve/main/`, lib: model_lib, memoryBytes: Math.round(vram_required_MB * MB) }
}

const mlc = ({ id, name, contextTokens, downloadMb, licence, in32Bits }) => ({
  id,
  name,
  engine: "webllm",
  ...placeOf(id),
  ...(downloadMb && { aboutBytes: downloadMb * MB }),
  context: contextTokens,
  licence,
  ...(in32Bits && { in32Bits: placeOf(in32Bits.id) }),
})

/** The whole list. */
export const localModels = () => ({ version: 1, models: [...GGUFS, ...LOCAL_MODELS.map(mlc)] })

/** The list as it is written. */
export const written = () => JSON.parse(readFileSync(TARGET, "utf8"))

if (argv[1]?.endsWith("build/local-models.mjs")) writeFileSync(TARGET, `${JSON.stringify(localModels(), null, 2)}\n`)
