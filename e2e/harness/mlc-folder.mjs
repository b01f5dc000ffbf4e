// A model for WebLLM as a hub has it, in both forms: settings, list, tokenizer and parts are what they should be, but tiny, and
// the compiled model is none. No test of ours has weights.
import { createHash } from "node:crypto"

const SETTINGS = { vocab_size: 1, context_window_size: 64, tokenizer_files: ["tokenizer.json"], conv_template: {} }
const md5 = (bytes) => createHash("md5").update(bytes).digest("hex")

function listOf(parts) {
  const records = Object.entries(parts).map(([dataPath, bytes]) => ({
    dataPath,
    format: "raw-shard",
    nbytes: bytes.length,
    records: [],
    md5sum: md5(bytes),
  }))
  return { metadata: { ParamSize: records.length }, records }
}

function folder(form) {
  const parts = { "params_shard_0.bin": Buffer.alloc(70_000, form), "params_shard_1.bin": Buffer.alloc(1_000, "b") }
  return {
    "mlc-chat-config.json": JSON.stringify(SETTINGS),
    "tensor-cache.json": JSON.stringify(listOf(parts)),
    "tokenizer.json": "{}",
    [`tiny-${form}_1-webgpu.wasm`]: "no WebAssembly",
    ...parts,
  }
}

/** Bytes by path. */
export const MLC_FILES = Object.fromEntries(
  ["q4f16", "q4f32"].flatMap((form) =>
    Object.entries(folder(form)).map(([name, bytes]) => [`/${form}/${name}`, Buffer.from(bytes)]),
  ),
)

const at = (origin, form) => ({ folder: `${origin}/${form}/`, lib: `${origin}/${form}/tiny-${form}_1-webgpu.wasm` })

/** What a wallet's list says of it. */
export const mlcModel = (origin) => ({
  id: "tiny-q4f16_1-MLC",
  name: "Test model without weights",
  engine: "webllm",
  ...at(origin, "q4f16"),
  memoryBytes: 2 ** 20,
  context: 64,
  licence: "Apache-2.0",
  in32Bits: { ...at(origin, "q4f32"), memoryBytes: 2 ** 21 },
})
