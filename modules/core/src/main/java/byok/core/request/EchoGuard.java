package byok.core.request;

/**
 * Keeps a provider's answer from carrying the key that asked for it. Bytes pass through in order; those that may be the
 * beginning of the key wait until the next bytes tell.
 */
final class EchoGuard {
  private final byte[] secret;
  private byte[] waiting = {};

  /** @param secret the key as it is sent; shorter than 8 bytes (a local server's "none") guards nothing */
  EchoGuard(byte[] secret) {
    this.secret = secret;
  }

  /** The bytes that are safe to hand over, or {@code null} where the key occurs in the stream. */
  byte[] pass(byte[] bytes) {
    if (secret.length < 8) {
      return bytes;
    }
    byte[] all = join(waiting, bytes);
    int kept = 0;
    for (int at = 0; at < all.length; at++) {
      int matched = matchedAt(all, at);
      if (matched == secret.length) {
        return null;
      }
      if (at + matched == all.length) {
        kept = matched;
        break;
      }
    }
    waiting = slice(all, all.length - kept, kept);
    return slice(all, 0, all.length - kept);
  }

  /** What was still waiting at the end of the stream. */
  byte[] rest() {
    byte[] rest = waiting;
    waiting = new byte[0];
    return rest;
  }

  private int matchedAt(byte[] all, int at) {
    int n = 0;
    while (n < secret.length && at + n < all.length && all[at + n] == secret[n]) {
      n++;
    }
    return n;
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] all = new byte[a.length + b.length];
    System.arraycopy(a, 0, all, 0, a.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static byte[] slice(byte[] bytes, int from, int length) {
    byte[] part = new byte[length];
    System.arraycopy(bytes, from, part, 0, length);
    return part;
  }
}
