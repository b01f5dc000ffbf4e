package byok.wallet.shared;

import byok.browser.platform.Channel;
import byok.browser.platform.WebCrypto;
import byok.core.port.Crypto;
import byok.protocol.Value;

/** A line over a port that a consent window gave to the bridge of the page that opened it. */
public final class PortLine implements Line {
  private final Channel channel;

  public PortLine(Channel channel) {
    this.channel = channel;
  }

  @Override
  public void post(Value.Obj message, Crypto.SealKey key) {
    channel.post(message, key == null ? null : WebCrypto.unwrap(key));
  }

  @Override
  public void onMessage(Receiver receiver) {
    channel.onMessage((message, raw) -> {
      if (message instanceof Value.Obj frame) {
        receiver.receive(frame, WebCrypto.wrap(raw));
      }
    });
  }

  @Override
  public void leave() {
    post(Line.leaving());
  }
}
