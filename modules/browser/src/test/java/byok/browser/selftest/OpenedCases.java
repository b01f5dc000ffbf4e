package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;
import static byok.browser.selftest.Tap.same;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.PortPair;
import byok.browser.messaging.Windows;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Frames;
import byok.browser.platform.Gate;
import byok.browser.platform.Page;
import byok.protocol.Value;
import java.util.List;
import org.teavm.jso.JSObject;

/** In a window that the app opened, beside a foreign frame and the wallet's own: what the consent page is. */
final class OpenedCases {
  private final String origin;

  OpenedCases(String origin) {
    this.origin = origin;
  }

  void run(Tap tap) {
    tap.test("opened_findsTheWalletsFrame_amongForeignOnes", () -> isTrue("found", frame() != null));
    tap.test("opened_otherPath_isNotFound", () -> same(null, Frames.inOpener("/elsewhere")));
    tap.test("opened_readsWhoFramesIt", () -> same(List.of(origin), Ancestors.originsOf(frame())));
    tap.test("opened_handsAPortToTheFrame", this::port);
  }

  private static JSObject frame() {
    return Frames.inOpener("/framed");
  }

  private void port() {
    PortPair ports = new PortPair();
    BrowserPort port = new BrowserPort(ports.near());
    Gate answered = new Gate();
    String[] answer = {null};
    port.onMessage(message -> {
      answer[0] = ((Value.Obj) message).text("from");
      answered.open();
    });
    Windows.post(frame(), new Value.Obj().put("byok", "consent"), Page.origin(), ports.far());
    answered.await();
    same(Page.origin(), answer[0]);
  }
}
