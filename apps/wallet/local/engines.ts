import type { LocalEngine } from "../../../packages/wasm/src/engine.js"
import { WebllmEngine } from "../../../packages/wasm/src/engines/webllm.js"
import type { WebllmModule } from "../../../packages/wasm/src/engines/webllm-record.js"
import { WllamaEngine } from "../../../packages/wasm/src/engines/wllama.js"
import { LocalError } from "../../../packages/wasm/src/error.js"
import { place } from "./place.js"

/** The engine of a name. This page has no network: `code`, its WebAssembly or its script, comes from the wallet. */
export function engineOf(name: string, code: Blob | null): LocalEngine {
  if (!code) throw notLoaded()
  if (name === "wllama") return new WllamaEngine({ wasm: code })
  if (name === "webllm") return webllm(code)
  throw new LocalError({ code: "invalid_request", message: "This wallet has no such engine." })
}

/** In the page: Chromium has no WebGPU for a worker of a page of opaque origin. The page is the engine's alone, and shows nothing. */
function webllm(code: Blob): LocalEngine {
  let loaded: Promise<void> | undefined
  const module = async () => {
    await (loaded ??= run(code))
    return (globalThis as unknown as { webllm: WebllmModule }).webllm
  }
  return new WebllmEngine({ module })
}

function run(code: Blob): Promise<void> {
  return new Promise((loaded, failed) => {
    place.onload = () => loaded()
    place.onerror = () => failed(notLoaded())
    place.src = URL.createObjectURL(code)
  })
}

const notLoaded = () =>
  new LocalError({ code: "provider_unreachable", message: "The engine's code could not be loaded." })
