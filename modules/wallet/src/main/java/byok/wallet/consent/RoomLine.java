package byok.wallet.consent;

import byok.browser.platform.Channel;
import byok.browser.platform.WebCrypto;
import byok.browser.platform.WebLocks;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.core.vault.Ids;
import byok.protocol.Value;
import byok.wallet.shared.Line;
import byok.wallet.shared.Rooms;

/** The window's end of a line over the wallet's unpartitioned storage, to the first bridge that answers. */
final class RoomLine implements Line {
  private final String window;
  private final Channel channel;
  private String bridge;
  private Receiver receiver = (message, key) -> {};

  private RoomLine(String window, Channel channel) {
    this.window = window;
    this.channel = channel;
    channel.onMessage((message, raw) -> {
      if (message instanceof Value.Obj frame && Rooms.TO_WINDOW.equals(frame.text("to"))) {
        receive(frame, WebCrypto.wrap(raw));
      }
    });
  }

  /** The window is there from now on, for whoever knows the request. */
  static RoomLine enter(Ports ports, String requestId) {
    String window = Ids.random(ports.random());
    WebLocks.own().holdWhileAlive(Rooms.lock(window));
    return new RoomLine(window, Channel.own(Rooms.channel(requestId)));
  }

  void knock() {
    post(new Value.Obj().put("q", "knock"));
  }

  /** Whether a bridge has answered. */
  boolean isMet() {
    return bridge != null;
  }

  @Override
  public void post(Value.Obj message, Crypto.SealKey key) {
    channel.post(
        Rooms.envelope(Rooms.TO_BRIDGE, window, bridge, message), key == null ? null : WebCrypto.unwrap(key));
  }

  @Override
  public void onMessage(Receiver listener) {
    receiver = listener;
  }

  @Override
  public void leave() {
    post(Line.leaving());
  }

  void close() {
    channel.close();
  }

  private void receive(Value.Obj frame, Crypto.SealKey key) {
    String speaker = frame.text("bridge");
    if (!window.equals(frame.text("window")) || speaker == null || frame.object("m") == null) {
      return;
    }
    bridge = bridge == null ? speaker : bridge;
    if (bridge.equals(speaker)) {
      receiver.receive(frame.object("m"), key);
    }
  }
}
