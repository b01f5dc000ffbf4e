package byok.core.local;

import byok.core.port.Clock;

/** Counts what comes and tells it a few times a second, with the speed of the last seconds. */
final class Pace {
  private static final long TELL_MILLIS = 250;
  private static final long WINDOW_MILLIS = 4_000;

  private final Clock clock;
  private final Download.Watcher watcher;
  private long stored;
  private long total;
  private long toldAt;
  private long windowAt;
  private long windowStored;
  private long perSecond;

  Pace(Clock clock, long stored, Download.Watcher watcher) {
    this.clock = clock;
    this.stored = stored;
    this.watcher = watcher;
    this.windowAt = clock.nowMillis();
    this.windowStored = stored;
  }

  /** @param coming bytes that are still to come, -1 where that is not known */
  void expects(long coming) {
    total = coming < 0 ? 0 : stored + coming;
    tell();
  }

  void came(int bytes) {
    stored += bytes;
    long now = clock.nowMillis();
    if (now - toldAt >= TELL_MILLIS) {
      tell(now);
    }
  }

  /** What was counted is gone again. */
  void lost(long bytes) {
    stored -= bytes;
    windowStored = Math.min(windowStored, stored);
    tell();
  }

  /** A file is held to its digest, and some of it was. Told only where that takes its time. */
  void checks() {
    long now = clock.nowMillis();
    if (now - toldAt >= TELL_MILLIS) {
      toldAt = now;
      windowAt = now;
      windowStored = stored;
      watcher.progressed(new Progress(stored, total, 0, true));
    }
  }

  void tell() {
    tell(clock.nowMillis());
  }

  private void tell(long now) {
    toldAt = now;
    long passed = now - windowAt;
    if (passed >= TELL_MILLIS) {
      perSecond = (stored - windowStored) * 1000 / passed;
    }
    if (passed >= WINDOW_MILLIS) {
      windowAt = now;
      windowStored = stored;
    }
    watcher.progressed(new Progress(stored, total, perSecond, false));
  }
}
