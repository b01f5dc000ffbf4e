// The script of the worker that WebLLM runs in.
import { WebllmEngine } from "./engines/webllm.js"
import * as webllm from "@mlc-ai/web-llm"
import { serveEngine } from "./worker/serve.js"

serveEngine(new WebllmEngine({ module: async () => webllm }), self)
