package byok.browser.selftest;

import static byok.browser.selftest.Tap.same;

import byok.browser.platform.WebArgon2;
import byok.core.port.Argon2;
import java.util.Arrays;
import org.teavm.jso.JSBody;

/** Argon2id as testkit's {@code Argon2Contract} wants it, and a page that may not run it. */
final class Argon2Cases {
  private static final byte[] NONE = {};
  private final WebArgon2 argon2 = new WebArgon2();

  void run(Tap tap) {
    tap.test("argon2_rfc9106_isKnown", this::rfc);
    tap.test("argon2_inOneLane_isKnown", this::reference);
    tap.test("argon2_wasmRefused_isNull", this::refused);
    tap.test("argon2_notOffered_isNull", this::notOffered);
  }

  private void rfc() {
    Argon2.Input input = new Argon2.Input(filled(32, 1), filled(16, 2), filled(8, 3), filled(12, 4));
    same("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659",
        hex(argon2.hash(input, new Argon2.Cost(32, 3, 4))));
  }

  private void reference() {
    same("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        hex(argon2.hash(word(), new Argon2.Cost(65_536, 2, 1))));
  }

  private void refused() {
    breakWasm();
    try {
      same(null, argon2.hash(word(), new Argon2.Cost(64, 2, 1)));
    } finally {
      mendWasm();
    }
  }

  private void notOffered() {
    offer(false);
    same(null, argon2.hash(word(), new Argon2.Cost(64, 2, 1)));
    offer(true);
  }

  private static Argon2.Input word() {
    return new Argon2.Input("password".getBytes(), "somesalt".getBytes(), NONE, NONE);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      text.append(Character.forDigit((each >> 4) & 15, 16)).append(Character.forDigit(each & 15, 16));
    }
    return text.toString();
  }

  @JSBody(script = """
      self.wholeWasm = WebAssembly.instantiate;
      WebAssembly.instantiate = function() { return Promise.reject(new WebAssembly.CompileError('refused')); };""")
  private static native void breakWasm();

  @JSBody(script = "WebAssembly.instantiate = self.wholeWasm;")
  private static native void mendWasm();

  @JSBody(params = "on", script = """
      if (on) self.byokArgon2 = self.keptArgon2;
      else { self.keptArgon2 = self.byokArgon2; delete self.byokArgon2; }""")
  private static native void offer(boolean on);
}
