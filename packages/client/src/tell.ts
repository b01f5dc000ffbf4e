/**
 * Calls each of those who listen. One that throws stops neither the others nor us, as in the compiled core: the page's own
 * error handling sees it.
 */
export function tell<T>(listeners: ReadonlySet<(detail: T) => void>, detail: T): void {
  for (const listener of [...listeners]) if (listeners.has(listener)) attempt(() => listener(detail))
}

/** Calls what is the app's own. */
export function attempt(call: () => void): void {
  try {
    call()
  } catch (thrown) {
    setTimeout(() => {
      throw thrown
    })
  }
}
