/** What the compiled module (modules/mock) exports. */
import type { WireAnswers } from "./mock-bridge.js"

/** Answers the page above from now on. */
export function serve(answers: WireAnswers): void
/** Tells every connection of an event. */
export function tell(event: string, detail: unknown): void
