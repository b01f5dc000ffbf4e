package byok.browser.messaging;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The two ends of a new {@code MessageChannel}: one to keep, one to transfer. */
public final class PortPair {
  private final JSObject channel = create();

  /** The end to keep; wrap it in a {@link BrowserPort}. */
  public JSObject near() {
    return port(channel, 1);
  }

  /** The end to hand over with {@link Windows#post}. */
  public JSObject far() {
    return port(channel, 2);
  }

  @JSBody(script = "return new MessageChannel();")
  private static native JSObject create();

  @JSBody(params = {"channel", "n"}, script = "return channel['port' + n];")
  private static native JSObject port(JSObject channel, int n);
}
