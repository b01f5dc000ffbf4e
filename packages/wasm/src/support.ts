import { pagePromptApi } from "./engines/prompt-api.js"
import { adapterOf, pageGpu } from "./gpu.js"

/** What this browser and device have for local models. */
export interface LocalSupport {
  /** A GPU that WebGPU may use, without which `webllm` does not run. */
  webgpu: boolean
  /** The GPU as the browser names it, such as `apple metal-3`. */
  gpu?: string
  /** True where no GPU but the processor draws and computes: it works, slowly. */
  softwareGpu?: boolean
  /** Whether the GPU computes in numbers of 16 bits; otherwise models of 32 are chosen. */
  shaderF16: boolean
  /** WebAssembly that can wait (JavaScript Promise Integration): llama.cpp reads files without copying them. */
  jspi: boolean
  /** WebAssembly with more than 4 GB of memory. */
  memory64: boolean
  /** Several threads, as in a page that is cross-origin isolated. */
  threads: boolean
  /** What the browser says of its own model (the Prompt API), `none` where it has no such interface. */
  browserModel: "none" | "unavailable" | "downloadable" | "downloading" | "available"
}

/** Finds out what is there, without fetching anything. */
export async function localSupport(): Promise<LocalSupport> {
  const [adapter, browserModel] = await Promise.all([adapterOf(pageGpu()), ownModel()])
  const gpu = [adapter?.info?.vendor, adapter?.info?.architecture].filter(Boolean).join(" ")
  return {
    webgpu: adapter !== null,
    ...(gpu && { gpu }),
    ...(adapter && { softwareGpu: adapter.isFallbackAdapter === true || gpu.includes("swiftshader") }),
    shaderF16: adapter?.features.has("shader-f16") ?? false,
    jspi: "Suspending" in WebAssembly,
    memory64: WebAssembly.validate(MEMORY64),
    threads: globalThis.crossOriginIsolated === true,
    browserModel,
  }
}

/** A module with nothing but one memory of 64-bit addresses. */
const MEMORY64 = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 4, 0])

async function ownModel(): Promise<LocalSupport["browserModel"]> {
  return (
    pagePromptApi()
      ?.availability()
      .catch(() => "unavailable" as const) ?? "none"
  )
}
