package byok.wallet.consent;

import byok.browser.messaging.PortPair;
import byok.browser.messaging.Windows;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Channel;
import byok.browser.platform.Frames;
import byok.browser.platform.Page;
import byok.core.port.Crypto;
import byok.protocol.ByokException;
import byok.protocol.ErrorCodec;
import byok.protocol.Value;
import byok.wallet.shared.Line;
import byok.wallet.shared.PortLine;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSObject;

/**
 * The way from the consent window to the bridge inside the page that opened it: same origin, so the window reads the
 * bridge's own address and what stands around it. Nothing of it passes through the app's page.
 */
class BridgeLink {
  private static final String BRIDGE = "/bridge";

  final Line line;
  private final JSObject frame;

  BridgeLink(JSObject frame, Line line) {
    this.frame = frame;
    this.line = line;
  }

  /** The link to the bridge of the page that opened this window; {@code null} where there is none, or not yet. */
  static BridgeLink find() {
    JSObject frame = Frames.inOpener(BRIDGE);
    if (frame == null) {
      return null;
    }
    PortPair pair = new PortPair();
    Windows.post(frame, new Value.Obj().put("byok", "consent"), Page.origin(), pair.far());
    return new BridgeLink(frame, new PortLine(Channel.over(pair.near())));
  }

  /**
   * The origin of the page around the bridge, read from the browser at this moment; {@code null} where there is not
   * exactly one.
   */
  String appOrigin() {
    List<String> origins = Ancestors.originsOf(frame);
    return origins != null && origins.size() == 1 ? origins.get(0) : null;
  }

  /** The same as far as it is known without waiting; asked now and then while the window is open. */
  String glance() {
    return appOrigin();
  }

  /** What a session handed over this way has to be sealed with; {@code null} where any key can go along. */
  Crypto.SealKey agreedKey() {
    return null;
  }

  /** Receives {@code pending}, {@code done} and {@code gone}, each on a green thread. */
  void onMessage(Consumer<Value.Obj> receiver) {
    line.onMessage((message, key) -> receiver.accept(message));
    line.post(new Value.Obj().put("q", "pending"));
  }

  /** Tells the bridge that this window goes, perhaps to come back at once. */
  void leave() {
    line.leave();
  }

  /** Everything was said: this window goes without a word. */
  void finish() {
    line.finish();
  }

  /** Tells the bridge that this window goes on as one without an opener. */
  void move() {
    line.post(new Value.Obj().put("q", "moves"));
  }

  /** Tells the bridge why nothing was decided, for the app. */
  void refuse(String requestId, ByokException refusal) {
    Value.Obj message = new Value.Obj().put("q", "decide").put("requestId", requestId);
    line.post(message.put("e", ErrorCodec.encode(refusal)));
  }

  /** Tells the bridge what was decided. @param session null for none; @param key null for none */
  void decide(String requestId, String outcome, Value.Obj session, Crypto.SealKey key) {
    Value.Obj message = new Value.Obj().put("q", "decide").put("requestId", requestId).put("outcome", outcome);
    if (session != null) {
      message.put("session", session);
    }
    line.post(message, key);
  }
}
