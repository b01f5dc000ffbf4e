// What the tests in browsers use, as an app's bundler would have it.
import { generateText, Output, streamText, tool } from "ai"
import { z } from "zod"
import * as wasm from "../../dist/index.js"
import { WebllmEngine } from "../../dist/engines/webllm.js"
import { WllamaEngine } from "../../dist/engines/wllama.js"
import { RemoteEngine } from "../../dist/worker/remote.js"
import { watchDevices } from "../../dist/gpu.js"

Object.assign(window, {
  ...wasm,
  generateText,
  Output,
  streamText,
  tool,
  z,
  WebllmEngine,
  WllamaEngine,
  watchDevices,
  RemoteEngine,
  ready: true,
})
