package byok.wallet.bridge;

import byok.browser.messaging.BrowserPort;
import byok.browser.platform.Knocks;
import byok.rpc.HandshakeServer;
import byok.rpc.Hello;
import byok.rpc.Port;
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
    HandshakeServer.Decision decision = handshake.decide(Knocks.of(data, origin));
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
}
