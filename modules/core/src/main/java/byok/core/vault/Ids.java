package byok.core.vault;

import byok.core.port.RandomSource;
import byok.protocol.Base64Text;

/** Opaque ids that cannot be guessed. */
public final class Ids {
  private Ids() {}

  /** 128 random bits as 22 characters of base64url. */
  public static String random(RandomSource random) {
    return Base64Text.encodeUrl(random.bytes(16));
  }
}
