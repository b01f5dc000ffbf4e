package byok.browser.platform;

import byok.core.port.Clock;
import org.teavm.jso.JSBody;

/** {@link Clock} by {@code Date.now}. */
public final class SystemClock implements Clock {
  @Override
  public long nowMillis() {
    return (long) now();
  }

  @JSBody(script = "return Date.now();")
  private static native double now();
}
