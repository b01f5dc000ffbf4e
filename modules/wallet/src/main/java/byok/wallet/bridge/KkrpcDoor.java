package byok.wallet.bridge;

import byok.browser.messaging.BrowserTextPort;
import byok.browser.messaging.PortPair;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Page;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.HandshakeServer;
import byok.rpc.Knock;
import byok.rpc.kkrpc.KkrpcPeer;
import byok.rpc.kkrpc.KkrpcRefusal;
import java.util.List;
import org.teavm.jso.JSObject;

/**
 * For pages that speak kkrpc (protocol/spec/kkrpc.md), to which the frame speaks first. Only the page whose origin the
 * browser named gets the port that leads on: the browser delivers it to no other. This class and what only it reaches
 * is a file of its own ({@code build/split.mjs}).
 */
final class KkrpcDoor implements Door {
  private static final String PORT_INIT = "__PORT_INIT__";

  private final Bridge bridge;
  private KkrpcPage page;

  /** Does nothing yet: what a constructor calls may come to belong to the first file. */
  KkrpcDoor(Bridge bridge) {
    this.bridge = bridge;
  }

  @Override
  public void open() {
    page = new KkrpcPage(bridge);
    PortPair pair = new PortPair();
    try {
      admit(appOrigin(), pair);
    } catch (ByokException refusal) {
      new KkrpcRefusal(new BrowserTextPort(pair.near()), page.json(), refusal).begin();
      BrowserTextPort.handUp(PORT_INIT, "*", pair.far());
    }
  }

  /** kkrpc's parent never sends a port. */
  @Override
  public void knock(JSObject data, String origin, JSObject port) {}

  private void admit(String origin, PortPair pair) {
    page.setOrigin(origin);
    KkrpcPeer peer = new KkrpcPeer(new BrowserTextPort(pair.near()), page);
    bridge.serve(origin, peer.inside());
    peer.begin();
    Page.onGone(peer::end);
    BrowserTextPort.handUp(PORT_INIT, origin, pair.far());
  }

  /** The one page around this frame, as the browser says. */
  private static String appOrigin() {
    List<String> origins = Ancestors.origins();
    String nearest = origins == null || origins.isEmpty() ? null : origins.get(0);
    if (nearest == null) {
      throw new ByokException(
          ErrorCode.REQUEST_REFUSED, "This browser does not tell the wallet which page is around it.");
    }
    HandshakeServer.require(new Knock(true, Ancestors.count(), nearest, nearest, 1, Value.UNDEFINED));
    return nearest;
  }
}
