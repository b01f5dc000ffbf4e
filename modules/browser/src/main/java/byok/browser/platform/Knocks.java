package byok.browser.platform;

import byok.browser.messaging.JsValues;
import byok.protocol.ByokException;
import byok.protocol.Value;
import byok.rpc.Knock;
import java.util.List;
import org.teavm.jso.JSObject;

/** Messages of the page right above, with what the browser says of the windows around. */
public final class Knocks {
  private Knocks() {}

  /** A message that came with one port. @param origin as the browser says */
  public static Knock of(JSObject data, String origin) {
    List<String> ancestors = Ancestors.origins();
    String nearest = ancestors == null || ancestors.isEmpty() ? null : ancestors.get(0);
    return new Knock(true, Ancestors.count(), origin, nearest, 1, read(data));
  }

  /** What a message says; undefined where it cannot be read. */
  public static Value read(JSObject data) {
    try {
      return JsValues.read(data);
    } catch (ByokException e) {
      return Value.UNDEFINED;
    }
  }
}
