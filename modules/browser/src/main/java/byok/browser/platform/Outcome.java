package byok.browser.platform;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * What a platform call came to: {@code {value}} or {@code {name, message}}. Keeps thrown things that are no
 * {@code Error} away from Java, which could not catch them.
 */
abstract class Outcome implements JSObject {
  @JSProperty
  abstract JSObject getValue();

  @JSProperty
  abstract String getName();

  @JSProperty
  abstract String getMessage();

  /** Waits for a promise; its value, or {@link JsFailure}. */
  static JSObject await(JSObject promise) {
    return Promises.settled(promise).value();
  }

  /** The value, or {@link JsFailure}. */
  final JSObject value() {
    if (getName() != null) {
      throw new JsFailure(getName(), getMessage());
    }
    return getValue();
  }
}
