package byok.browser.selftest;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.BrowserTimers;
import byok.browser.messaging.JsValues;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** Everything of the messaging package behind a few exports: what it weighs is what it costs the SDK. */
public final class MessagingProbe {
  private MessagingProbe() {}

  @JSExport
  public static JSObject capture(JSObject any) {
    return JsValues.write(JsValues.capture(any));
  }

  @JSExport
  public static JSObject revive(JSObject wire) {
    return JsValues.revive(JsValues.read(wire));
  }

  /** Answers every message of a port with itself. */
  @JSExport
  public static void echo(JSObject port, boolean handsOver) {
    BrowserPort p = new BrowserPort(port, handsOver);
    p.onMessage(m -> p.post(m));
  }

  @JSExport
  public static void later(int millis, JSObject port) {
    new BrowserTimers().after(millis, () -> new BrowserPort(port).close());
  }
}
