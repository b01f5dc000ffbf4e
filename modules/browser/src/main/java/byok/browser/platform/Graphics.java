package byok.browser.platform;

import byok.core.port.Gpu;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What the browser tells pages of this device's graphics processor. */
public final class Graphics {
  private Graphics() {}

  /** Asks the browser; one that does not answer in time has none. Blocks the calling (green) thread. */
  public static Gpu find() {
    try {
      return switch (number(Outcome.await(found()))) {
        case 16 -> Gpu.HALVES;
        case 32 -> Gpu.SINGLES;
        default -> Gpu.NONE;
      };
    } catch (JsFailure e) {
      return Gpu.NONE;
    }
  }

  /** The shortest numbers that it computes in, in bits; 0 where there is none. */
  @JSBody(script = """
      var late = new Promise(function(done) { setTimeout(done, 5000, 0); });
      var found = !navigator.gpu ? Promise.resolve(0)
          : navigator.gpu.requestAdapter({powerPreference: 'high-performance'}).then(function(adapter) {
            return !adapter ? 0 : adapter.features.has('shader-f16') ? 16 : 32;
          });
      return Promise.race([found, late]);""")
  private static native JSObject found();

  @JSBody(params = "value", script = "return Number(value);")
  private static native int number(JSObject value);
}
