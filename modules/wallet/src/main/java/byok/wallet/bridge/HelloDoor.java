package byok.wallet.bridge;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.JsValues;
import byok.browser.platform.Ancestors;
import byok.protocol.ByokException;
import byok.protocol.Value;
import byok.rpc.HandshakeServer;
import byok.rpc.Hello;
import byok.rpc.Knock;
import byok.rpc.Port;
import java.util.List;
import org.teavm.jso.JSObject;

/** For apps that say hello, each time with a port of their own (protocol/spec/handshake.md). */
final class HelloDoor implements Door {
  private final Bridge bridge;
  private final HandshakeServer handshake = new HandshakeServer();

  HelloDoor(Bridge bridge) {
    this.bridge = bridge;
  }

  /** The app speaks first. */
  @Override
  public void open() {}

  @Override
  public void knock(JSObject data, String origin, JSObject port) {
    List<String> ancestors = Ancestors.origins();
    String nearest = ancestors == null || ancestors.isEmpty() ? null : ancestors.get(0);
    Knock knock = new Knock(true, Ancestors.count(), origin, nearest, 1, read(data));
    HandshakeServer.Decision decision = handshake.decide(knock);
    if (decision instanceof HandshakeServer.Accept accept) {
      Port accepted = new BrowserPort(port, bridge.load());
      accepted.post(Hello.welcome(accept.nonce()));
      bridge.serve(accept.origin(), accepted);
    } else if (decision instanceof HandshakeServer.Refuse refuse) {
      refuse(refuse, new BrowserPort(port));
    }
  }

  private static void refuse(HandshakeServer.Refuse refusal, Port port) {
    port.post(Hello.refused(refusal.nonce(), refusal.error()));
    port.close();
  }

  static Value read(JSObject data) {
    try {
      return JsValues.read(data);
    } catch (ByokException e) {
      return Value.UNDEFINED;
    }
  }
}
