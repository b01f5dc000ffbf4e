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
