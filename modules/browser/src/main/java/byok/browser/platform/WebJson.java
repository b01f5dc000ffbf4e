package byok.browser.platform;

import byok.browser.messaging.JsValues;
import byok.core.port.Json;
import byok.protocol.ByokException;
import byok.protocol.Value;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** {@link Json} by the browser's own. A text nested deeper than 256 levels counts as malformed. */
public final class WebJson implements Json {
  @Override
  public Value parse(String text) {
    Parsed parsed = parsed(text);
    if (parsed == null) {
      return null;
    }
    try {
      return JsValues.readJson(parsed.getValue());
    } catch (ByokException e) {
      return null;
    }
  }

  @Override
  public String print(Value value) {
    return stringify(JsValues.writeJson(value));
  }

  private interface Parsed extends JSObject {
    @JSProperty
    JSObject getValue();
  }

  @JSBody(params = "text", script = "try { return {value: JSON.parse(text)}; } catch (e) { return null; }")
  private static native Parsed parsed(String text);

  @JSBody(params = "value", script = "return JSON.stringify(value);")
  private static native String stringify(JSObject value);
}
