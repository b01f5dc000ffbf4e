// Time passes at once for one frame.
export const MINUTE = 60_000

/** Runs in the frame. */
function ahead(millis) {
  globalThis.ahead = millis
  if (globalThis.RealDate) return
  const RealDate = (globalThis.RealDate = Date)
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      if (args.length) super(...args)
      else super(RealDate.now() + globalThis.ahead)
    }
    static now() {
      return RealDate.now() + globalThis.ahead
    }
  }
}

/** The frame's clock is ahead by so many milliseconds from now on. */
export const moveClock = (frame, millis) => frame.evaluate(ahead, millis)

/** Runs in the frame. */
function hold(millis) {
  const { setTimeout, clearTimeout } = globalThis
  const held = new Map()
  let last = 0
  globalThis.setTimeout = (run, after, ...more) =>
    after === millis ? (held.set(--last, run), last) : setTimeout(run, after, ...more)
  globalThis.clearTimeout = (timer) => held.delete(timer) || clearTimeout(timer)
  globalThis.passTime = () => {
    const due = [...held.values()]
    held.clear()
    for (const run of due) run()
  }
}

/** From now on the frame's timers of so many milliseconds run when `passTime` says so, and otherwise never. */
export const holdTimers = (frame, millis) => frame.evaluate(hold, millis)
export const passTime = (frame) => frame.evaluate(() => globalThis.passTime())
