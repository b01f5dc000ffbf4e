package byok.wallet.shared;

import byok.core.port.Crypto;
import byok.protocol.Value;

/**
 * One end of the conversation between a bridge and a consent window. Nobody but the wallet's own pages is at the other.
 */
public interface Line {
  interface Receiver {
    /** @param key that was handed over with the message, or null */
    void receive(Value.Obj message, Crypto.SealKey key);
  }

  /** @param key goes along as a key, never as bytes; null for none */
  void post(Value.Obj message, Crypto.SealKey key);

  default void post(Value.Obj message) {
    post(message, null);
  }

  /** Sets the one receiver, which runs on a green thread. */
  void onMessage(Receiver receiver);

  /** Says that this end goes. May not wait: the page is being left. */
  void leave();

  /** The message by which an end goes. */
  static Value.Obj leaving() {
    return new Value.Obj().put("q", "leave");
  }

  /** Everything was said: going needs no word. */
  default void finish() {}
}
