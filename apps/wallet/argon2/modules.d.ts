declare module "argon2id/dist/*.wasm" {
  const bytes: Uint8Array<ArrayBuffer>
  export default bytes
}

declare module "argon2id/lib/setup.js" {
  type Loader = (imports: WebAssembly.Imports) => Promise<WebAssembly.WebAssemblyInstantiatedSource>
  export default function setupWasm(
    simd: Loader,
    plain: Loader,
  ): Promise<(input: import("./index.js").Input) => Uint8Array>
}
