// The browser's own model, for the wallet's pages that answer apps: no third party's code, and out of reach for a sandboxed frame.
import { BrowserEngine } from "../../../packages/wasm/src/engines/browser.js"
import { serve } from "./serve.js"

/** Answers at a port as the page `/local` does. */
export function answerAt(port: MessagePort): void {
  serve(port, () => new BrowserEngine())
}
