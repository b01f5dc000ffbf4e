// Argon2id for the page that unlocks. Its WebAssembly travels inside this file; the page's policy alone allows it to run.
import plain from "argon2id/dist/no-simd.wasm"
import simd from "argon2id/dist/simd.wasm"
import setupWasm from "argon2id/lib/setup.js"

export interface Input {
  password: Uint8Array
  salt: Uint8Array
  secret: Uint8Array
  ad: Uint8Array
  /** KiB */
  memorySize: number
  passes: number
  parallelism: number
  tagLength: number
}

type Hash = (input: Input) => Uint8Array

const load = (bytes: BufferSource) => (imports: WebAssembly.Imports) => WebAssembly.instantiate(bytes, imports)

/** Each hash has memory of its own, which goes with it. */
export async function argon2id(input: Input): Promise<Uint8Array> {
  const hash: Hash = await setupWasm(load(simd), load(plain))
  return hash(input)
}
