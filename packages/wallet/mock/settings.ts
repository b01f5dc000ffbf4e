import type { MockSettings } from "../src/index.js"

/** What the mock wallet was started with. */
export async function readSettings(): Promise<MockSettings> {
  return (await fetch("/mock.json")).json()
}
