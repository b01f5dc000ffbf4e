import type { MockState } from "../../client/src/mock-core.js"
import type { MockSettings } from "../src/index.js"

/** Where the app's grant is kept from one page to the next. */
export interface Memory {
  read(): MockState | undefined
  write(state: MockState): void
}

/**
 * The storage that this frame has on the app's site; none where the browser refuses it. Browsers part it by site, which is several
 * apps where their ports differ: each origin has a place of its own. Other settings begin anew.
 */
export function memory(settings: MockSettings, origin: string): Memory {
  const of = JSON.stringify(settings)
  const name = `byok-mock ${origin}`
  return {
    read: () =>
      orNothing(() => {
        const kept = JSON.parse(localStorage.getItem(name) ?? "{}")
        return kept.of === of && kept.state.grant.type !== "pending" ? kept.state : undefined
      }),
    write: (state) => orNothing(() => localStorage.setItem(name, JSON.stringify({ of, state }))),
  }
}

function orNothing<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch {
    return undefined
  }
}
