// WebLLM as the page of local models is given it: a script of its own, as it is larger than the page.
import * as webllm from "@mlc-ai/web-llm"

Object.assign(globalThis, { webllm })
