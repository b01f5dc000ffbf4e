// A program of ours that is told to end does so at once, and leaves nothing that it began.
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }
let listens = false

/** Has this process end on a signal, as shells expect it, once what listens to its `exit` has run. */
export function endOnSignals() {
  if (listens) return
  listens = true
  for (const [signal, number] of Object.entries(SIGNALS)) process.once(signal, () => process.exit(128 + number))
}

/** Runs `last` where this process ends before the function that it gives was called. */
export function atTheEnd(last) {
  const run = () => {
    try {
      last()
    } catch {
      // Nobody is there to be told.
    }
  }
  process.once("exit", run)
  return () => void process.off("exit", run)
}
