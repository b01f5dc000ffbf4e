package byok.wallet.bridge;

import byok.browser.messaging.PortPair;
import byok.browser.messaging.Windows;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Channel;
import byok.browser.platform.Frames;
import byok.browser.platform.Page;
import byok.protocol.HandshakeResult;
import byok.protocol.Value;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSObject;

/**
 * The bridge inside the page that opened this window, as a live window works for it. Which app it is, this window reads
 * from the bridge's frame itself, by same-origin script, and again for each connection.
 */
final class LiveApp {
  private final JSObject frame;
  private final String origin;
  private Channel control = Channel.none();

  private LiveApp(JSObject frame, String origin) {
    this.frame = frame;
    this.origin = origin;
  }

  /** The one below this window's opener; {@code null} where there is none, or not yet. */
  static LiveApp find() {
    JSObject frame = Frames.inOpener("/bridge");
    String origin = frame == null ? null : originOf(frame);
    return origin == null ? null : new LiveApp(frame, origin);
  }

  String origin() {
    return origin;
  }

  /**
   * Offers to do the work.
   *
   * @param said what happens at the other end, as {@code q}: {@code taken}, with what a sealed session there had to
   *     report, then {@code bye}, {@code replaced} or {@code gone}
   */
  void offer(HandshakeResult state, Consumer<Value.Obj> said) {
    PortPair pair = new PortPair();
    Channel mine = Channel.over(pair.near());
    control = mine;
    Windows.post(frame, state.encode().put("byok", "live"), Page.origin(), pair.far());
    mine.onMessage((message, raw) -> {
      if (control == mine && message instanceof Value.Obj frame) {
        said.accept(frame);
      }
    });
  }

  /** Whether a message comes from this bridge, and the same app is still around it. */
  boolean isFrom(JSObject source, String sender) {
    return Windows.same(source, frame) && sender.equals(Page.origin()) && origin.equals(originOf(frame));
  }

  /** The vault has the report: the partition may forget what it held. */
  void accepted() {
    control.post(new Value.Obj().put("q", "accepted"));
  }

  /** Whether its frame was taken out, or its page is another one. */
  boolean isGone() {
    return Frames.isClosed(frame);
  }

  void leave() {
    control.post(new Value.Obj().put("q", "bye"));
  }

  private static String originOf(JSObject frame) {
    List<String> origins = Ancestors.originsOf(frame);
    return origins != null && origins.size() == 1 ? origins.get(0) : null;
  }
}
