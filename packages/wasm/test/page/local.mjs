// The engine's end of a frame of opaque origin: given llama.cpp as bytes and a port to be asked through.
import { WllamaEngine } from "../../dist/engines/wllama.js"
import { classicBlobWorkers } from "../../dist/worker/classic.js"
import { serveEngine } from "../../dist/worker/serve.js"

classicBlobWorkers()
addEventListener("message", ({ data, ports: [port] }) => serveEngine(new WllamaEngine({ wasm: data.wasm }), port))
parent.postMessage("ready", "*")
