package byok.wallet.bridge;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.JsValues;
import byok.browser.messaging.Windows;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Green;
import byok.browser.platform.Page;
import byok.protocol.ByokException;
import byok.protocol.Value;
import byok.rpc.HandshakeServer;
import byok.rpc.Hello;
import byok.rpc.Knock;
import byok.rpc.Port;
import java.util.List;
import org.teavm.jso.JSObject;

/** Entry of {@code /bridge}: decides who gets a connection (protocol/spec/handshake.md). */
public final class BridgePage {
  private final Bridge bridge = new Bridge();
  private final HandshakeServer handshake = new HandshakeServer();

  private BridgePage() {}

  public static void main(String[] args) {
    Green.prepare();
    BridgePage page = new BridgePage();
    if (Ancestors.count() > 0) {
      Windows.listen(page::receive);
      Green.run(page.bridge::boot);
    }
  }

  /** Messages of the page above are knocks; those of this origin, from a window of the wallet, ask for the desk or
   * offer to do the work. */
  private void receive(JSObject data, String origin, JSObject source, JSObject port) {
    if (port == null) {
      return;
    }
    if (Ancestors.isParent(source)) {
      decide(data, origin, port);
    } else if (origin.equals(Page.origin())) {
      admit(Windows.peek(data, "byok"), data, source, port);
    }
  }

  private void admit(String what, JSObject data, JSObject source, JSObject port) {
    if ("consent".equals(what)) {
      Green.run(() -> bridge.openDesk(port));
    } else if ("live".equals(what) && read(data) instanceof Value.Obj hello) {
      Green.run(() -> bridge.openLive(source, hello, port));
    }
  }

  private void decide(JSObject data, String origin, JSObject port) {
    List<String> ancestors = Ancestors.origins();
    String nearest = ancestors == null || ancestors.isEmpty() ? null : ancestors.get(0);
    Knock knock = new Knock(true, Ancestors.count(), origin, nearest, 1, read(data));
    HandshakeServer.Decision decision = handshake.decide(knock);
    if (decision instanceof HandshakeServer.Accept accept) {
      bridge.serve(accept, port);
    } else if (decision instanceof HandshakeServer.Refuse refuse) {
      refuse(refuse, new BrowserPort(port));
    }
  }

  private static void refuse(HandshakeServer.Refuse refusal, Port port) {
    port.post(Hello.refused(refusal.nonce(), refusal.error()));
    port.close();
  }

  private static Value read(JSObject data) {
    try {
      return JsValues.read(data);
    } catch (ByokException e) {
      return Value.UNDEFINED;
    }
  }
}
