package byok.core.mailbox;

import byok.core.port.Crypto;
import byok.core.port.KeyAgreement;
import byok.protocol.Utf8;

/**
 * What both ends of one exchange derive (protocol/spec/handshake.md, "Cookie mailbox"): a key for each direction, and
 * one that a session handed over in it is sealed with.
 */
record MailKeys(Crypto.SealKey fromWindow, Crypto.SealKey fromBridge, Crypto.SealKey session) {
  private static final String DOMAIN = "byok-mailbox/1 ";

  /** @return {@code null} where the other side's key is none */
  static MailKeys of(KeyAgreement agreement, KeyAgreement.Pair own, byte[] other, byte[] salt) {
    Crypto.SealKey fromWindow = agreement.agree(own, other, salt, purpose("window"));
    if (fromWindow == null) {
      return null;
    }
    return new MailKeys(
        fromWindow, agreement.agree(own, other, salt, purpose("bridge")),
        agreement.agree(own, other, salt, purpose("session")));
  }

  /** Binds the keys to the request and to both public keys. */
  static byte[] salt(Crypto crypto, String requestId, byte[] window, byte[] bridge) {
    byte[] name = Utf8.encode(DOMAIN + requestId + " ");
    byte[] all = new byte[name.length + window.length + bridge.length];
    System.arraycopy(name, 0, all, 0, name.length);
    System.arraycopy(window, 0, all, name.length, window.length);
    System.arraycopy(bridge, 0, all, name.length + window.length, bridge.length);
    return crypto.sha256(all);
  }

  Crypto.SealKey from(Side side) {
    return side == Side.WINDOW ? fromWindow : fromBridge;
  }

  private static byte[] purpose(String name) {
    return Utf8.encode(DOMAIN + name);
  }
}
