package byok.wallet.consent;

import byok.browser.messaging.PortPair;
import byok.browser.messaging.Windows;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Channel;
import byok.browser.platform.Frames;
import byok.browser.platform.Page;
import byok.browser.platform.WebCrypto;
import byok.core.port.Crypto;
import byok.protocol.Value;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSObject;

/**
 * The way from the consent window to the bridge inside the page that opened it: same origin, so the window reads the
 * bridge's own address and what stands around it. Nothing of it passes through the app's page.
 */
final class BridgeLink {
  private static final String BRIDGE = "/bridge";

  private final JSObject frame;
  private final Channel channel;

  private BridgeLink(JSObject frame, Channel channel) {
    this.frame = frame;
    this.channel = channel;
  }

  /** The link to the bridge of the page that opened this window; {@code null} where there is none, or not yet. */
  static BridgeLink find() {
    JSObject frame = Frames.inOpener(BRIDGE);
    if (frame == null) {
      return null;
    }
    PortPair pair = new PortPair();
    Windows.post(frame, new Value.Obj().put("byok", "consent"), Page.origin(), pair.far());
    return new BridgeLink(frame, Channel.over(pair.near()));
  }

  /**
   * The origin of the page around the bridge, read from the browser at this moment; {@code null} where there is not
   * exactly one.
   */
  String appOrigin() {
    List<String> origins = Ancestors.originsOf(frame);
    return origins != null && origins.size() == 1 ? origins.get(0) : null;
  }

  /** Receives {@code pending}, {@code done} and {@code gone}, each on a green thread. */
  void onMessage(Consumer<Value.Obj> receiver) {
    channel.onMessage((message, raw) -> {
      if (message instanceof Value.Obj frameMessage) {
        receiver.accept(frameMessage);
      }
    });
    channel.post(new Value.Obj().put("q", "pending"));
  }

  /** Tells the bridge that this window goes, perhaps to come back at once. */
  void leave() {
    channel.post(new Value.Obj().put("q", "leave"));
  }

  /** Tells the bridge what was decided. @param session null for none; @param key null for none */
  void decide(String requestId, String outcome, Value.Obj session, Crypto.SealKey key) {
    Value.Obj message = new Value.Obj().put("q", "decide").put("requestId", requestId).put("outcome", outcome);
    if (session != null) {
      message.put("session", session);
    }
    channel.post(message, key == null ? null : WebCrypto.unwrap(key));
  }
}
