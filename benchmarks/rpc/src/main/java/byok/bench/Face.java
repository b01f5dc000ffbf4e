package byok.bench;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** A JavaScript object with the methods {@code add} and {@code parts}, each taking arguments and two callbacks. */
final class Face {
  private Face() {}

  @JSFunctor
  interface Give extends JSObject {
    void give(JSObject value);
  }

  @JSFunctor
  interface Method extends JSObject {
    void run(JSObject args, Give first, Give second);
  }

  @JSBody(params = {"add", "parts"}, script = "return { add: add, parts: parts };")
  static native JSObject of(Method add, Method parts);
}
