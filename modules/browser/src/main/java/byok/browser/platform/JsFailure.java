package byok.browser.platform;

/** A failure of a platform call, by the name of its {@code DOMException} or {@code Error}. */
final class JsFailure extends RuntimeException {
  private final String name;

  JsFailure(String name, String message) {
    super(message);
    this.name = name;
  }

  String name() {
    return name;
  }

  boolean is(String other) {
    return name.equals(other);
  }
}
