package byok.core.vault;

import byok.core.port.RandomSource;

/** Opaque ids: base64url without padding. */
public final class Ids {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private Ids() {}

  /** 128 random bits as 22 characters. */
  public static String random(RandomSource random) {
    return of(random.bytes(16));
  }

  static String of(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length; i += 3) {
      int have = Math.min(3, bytes.length - i);
      int group = at(bytes, i) << 16 | at(bytes, i + 1) << 8 | at(bytes, i + 2);
      for (int j = 0; j <= have; j++) {
        out.append(ALPHABET.charAt(group >> 18 - 6 * j & 63));
      }
    }
    return out.toString();
  }

  private static int at(byte[] bytes, int index) {
    return index < bytes.length ? bytes[index] & 0xFF : 0;
  }
}
