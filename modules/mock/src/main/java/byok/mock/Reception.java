package byok.mock;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.BrowserTimers;
import byok.browser.messaging.JsValues;
import byok.browser.messaging.Windows;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Knocks;
import byok.protocol.ByokException;
import byok.protocol.Limits;
import byok.protocol.Value;
import byok.rpc.HandshakeServer;
import byok.rpc.Hello;
import byok.rpc.Port;
import byok.rpc.RpcServer;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSObject;

/** The connections of the page above: the wallet's own handshake, and then no site but a local one. */
final class Reception {
  private final Answers answers;
  private final HandshakeServer handshake = new HandshakeServer();
  private final List<RpcServer> servers = new ArrayList<>();

  Reception(Answers answers) {
    this.answers = answers;
  }

  void open() {
    Windows.listen((data, origin, source, port) -> {
      if (port != null && Ancestors.isParent(source)) {
        decide(handshake.decide(Knocks.of(data, origin)), new BrowserPort(port));
      }
    });
  }

  void tell(String event, JSObject detail) {
    Value value = JsValues.capture(detail);
    for (RpcServer server : servers) {
      server.event(event, value);
    }
  }

  private void decide(HandshakeServer.Decision decision, Port port) {
    if (decision instanceof HandshakeServer.Accept accept) {
      JSObject refusal = answers.refusal(accept.origin());
      if (Later.isPresent(refusal)) {
        refuse(accept.nonce(), Exchange.error(refusal), port);
      } else {
        welcome(accept, port);
      }
    } else if (decision instanceof HandshakeServer.Refuse refuse) {
      refuse(refuse.nonce(), refuse.error(), port);
    }
  }

  private void welcome(HandshakeServer.Accept accept, Port port) {
    port.post(Hello.welcome(accept.nonce()));
    servers.add(new RpcServer(port, new BrowserTimers(), Limits.MESSAGE, Exchange.methods(answers)));
  }

  private static void refuse(String nonce, ByokException error, Port port) {
    port.post(Hello.refused(nonce, error));
    port.close();
  }
}
