// The mock's window: two buttons, or gone at once where nobody is to be asked.
import type { MockQuestion } from "./asking.js"
import { readSettings } from "./settings.js"

const LOOK_MILLIS = 50
const PATIENCE_MILLIS = 15_000
const byId = (id: string) => document.getElementById(id)!

/** The question with the address's id, in whichever frame of the app's page is ours; the others may not be looked into. */
function find(): MockQuestion | "over" | undefined {
  for (let at = 0; at < (window.opener?.length ?? 0); at++) {
    try {
      const found = window.opener[at].byokMock?.(location.hash.slice(1))
      if (found) return found
    } catch {}
  }
  return undefined
}

/** The app opens this window before its frame is there. */
async function found(): Promise<MockQuestion | "over" | undefined> {
  for (const end = Date.now() + PATIENCE_MILLIS; Date.now() < end && window.opener;) {
    const question = find()
    if (question) return question
    await new Promise((later) => setTimeout(later, LOOK_MILLIS))
  }
  return undefined
}

function show({ origin, appName, request, decide }: MockQuestion): void {
  byId("origin").textContent = origin
  byId("app").textContent = appName
  byId("request").textContent = JSON.stringify(request, null, 2)
  for (const name of ["approve", "refuse"] as const)
    byId(name).onclick = () => {
      decide(name)
      window.close()
    }
  byId("question").hidden = false
}

const { decide } = await readSettings()
if (decide) window.close()
const question = decide ? undefined : await found()
if (question === "over") window.close()
else if (question) show(question)
else byId("nobody").hidden = Boolean(decide)
