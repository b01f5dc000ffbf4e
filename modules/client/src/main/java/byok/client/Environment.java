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
      case 2 -> Faults.opaqueOrigin();
      case 3 -> Faults.nestedFrame();
      default -> null;
    };
  }

  @JSBody(script = """
      return typeof document === 'undefined' || typeof window === 'undefined' ? 1
          : location.origin === 'null' || window.origin === 'null' ? 2 : window.top !== window.self ? 3 : 0;""")
  private static native int kind();
}
