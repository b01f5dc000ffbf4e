package byok.mock;

import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The compiled module of the mock wallet's bridge page: the wire, and none of the wallet. */
public final class MockModule {
  private static Reception reception;

  private MockModule() {}

  /** Answers the page above from now on. */
  @JSExport
  public static void serve(Answers answers) {
    reception = new Reception(answers);
    reception.open();
  }

  /** Tells every connection of an event. */
  @JSExport
  public static void tell(String event, JSObject detail) {
    reception.tell(event, detail);
  }
}
