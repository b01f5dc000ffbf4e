package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The part of a page's program that is loaded when it is first needed ({@code build/split.mjs}). */
public final class LaterCode {
  private LaterCode() {}

  /** Waits until it is there; false where it could not be loaded. Loads once, however often it is called. */
  public static boolean load() {
    return Promises.settled(loading()).getName() == null;
  }

  @JSBody(script = "return byokLater();")
  private static native JSObject loading();
}
