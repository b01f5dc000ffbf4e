package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** The parts of a page's program that are loaded when they are first needed ({@code build/split.mjs}), by number. */
public final class LaterCode {
  /** What asks the owner and runs model calls. */
  public static final int CALLS = 0;

  /** What serves peers that speak kkrpc. */
  public static final int KKRPC = 1;

  private LaterCode() {}

  /**
   * Waits until that part, and those before it, are there; false where one could not be loaded. Loads each once,
   * however often it is called.
   */
  public static boolean load(int part) {
    return Promises.settled(loading(part)).getName() == null;
  }

  @JSBody(params = "part", script = "return byokLater(part);")
  private static native JSObject loading(int part);
}
