package byok.browser.platform;

import byok.core.port.RandomSource;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;

/** {@link RandomSource} by {@code crypto.getRandomValues}. */
public final class WebRandom implements RandomSource {
  @Override
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    fill(bytes);
    return bytes;
  }

  /** The browser gives at most 65 536 bytes at a time. */
  @JSBody(params = "bytes", script = """
      for (var at = 0; at < bytes.length; at += 65536) {
        crypto.getRandomValues(bytes.subarray(at, Math.min(at + 65536, bytes.length)));
      }""")
  static native void fill(@JSByRef byte[] bytes);
}
