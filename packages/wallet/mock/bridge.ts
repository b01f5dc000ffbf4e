// The page in the app's hidden frame.
import { MockBridge, type Memory } from "./mock-bridge.js"
import { readSettings } from "./settings.js"
import type { MockSettings } from "../src/index.js"
import { serve, tell } from "./wire.js"

const NAME = "byok-mock"

/** The storage that this frame has on the app's site; none where the browser refuses it. Other settings begin anew. */
function memory(settings: MockSettings): Memory {
  const of = JSON.stringify(settings)
  return {
    read: () =>
      orNothing(() => {
        const kept = JSON.parse(localStorage.getItem(NAME) ?? "{}")
        return kept.of === of && kept.state.grant.type !== "pending" ? kept.state : undefined
      }),
    write: (state) => orNothing(() => localStorage.setItem(NAME, JSON.stringify({ of, state }))),
  }
}

function orNothing<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch {
    return undefined
  }
}

serve(new MockBridge(readSettings(), memory, tell))
