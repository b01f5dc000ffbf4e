package byok.testkit;

import byok.core.port.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test moves it, in either direction. */
public final class ManualClock implements Clock {
  private final AtomicLong now;

  public ManualClock(long nowMillis) {
    this.now = new AtomicLong(nowMillis);
  }

  @Override
  public long nowMillis() {
    return now.get();
  }

  public void advance(long millis) {
    now.addAndGet(millis);
  }

  public void set(long nowMillis) {
    now.set(nowMillis);
  }
}
