package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;

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
    return settle(promise).await().value();
  }

  /** The value, or {@link JsFailure}. */
  final JSObject value() {
    if (getName() != null) {
      throw new JsFailure(getName(), getMessage());
    }
    return getValue();
  }

  @JSBody(params = "promise", script = """
      return Promise.resolve(promise).then(
          function(v) { return {value: v, name: null}; },
          function(e) { return {name: String(e && e.name || 'Error'), message: String(e && e.message || e)}; });""")
  private static native JSPromise<Outcome> settle(JSObject promise);
}
