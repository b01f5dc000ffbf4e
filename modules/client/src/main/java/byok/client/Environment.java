package byok.client;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Whether this page can hold a wallet at all. */
final class Environment {
  private Environment() {}

  /** Why not, or {@code null} where it can. */
  static JSObject refusal() {
    return switch (kind()) {
      case 1 -> Faults.noBrowser();
      case 2 -> Faults.nestedFrame();
      case 3 -> Faults.opaqueOrigin();
      default -> null;
    };
  }

  @JSBody(script = "return typeof document === 'undefined' || typeof window === 'undefined' ? 1"
      + " : window.top !== window.self ? 2 : location.origin === 'null' || window.origin === 'null' ? 3 : 0;")
  private static native int kind();
}
