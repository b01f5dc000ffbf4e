package byok.mock;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** What a JavaScript iterator gives. */
interface Step extends JSObject {
  @JSProperty
  boolean isDone();

  @JSProperty
  JSObject getValue();
}
