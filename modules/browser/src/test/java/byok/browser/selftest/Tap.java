package byok.browser.selftest;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;

/** Collects one line a case: {@code ok name} or {@code not ok name # why}. */
final class Tap {
  /** One case; it passes unless it throws. */
  interface Case {
    void run();
  }

  private final StringBuilder lines = new StringBuilder();

  void test(String name, Case body) {
    try {
      body.run();
      lines.append("ok ").append(name).append('\n');
    } catch (RuntimeException | Error e) {
      lines.append("not ok ").append(name).append(" # ").append(String.valueOf(e.getMessage())).append('\n');
    }
  }

  String lines() {
    return lines.toString();
  }

  static void same(Object expected, Object actual) {
    if (expected == null ? actual != null : !expected.equals(actual)) {
      throw new AssertionError("expected " + expected + " but got " + actual);
    }
  }

  static void isTrue(String what, boolean condition) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }

  static ByokException refused(ErrorCode code, Case body) {
    try {
      body.run();
    } catch (ByokException e) {
      same(code.name(), e.code().name());
      return e;
    }
    throw new AssertionError("expected " + code.name());
  }
}
