package byok.core.keys;

import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;

/** What a key's text may be: printable ASCII without spaces, so that it can stand in a header and hide nothing. */
final class KeyText {
  static final int MAX_LENGTH = 512;
  private static final int MAX_LABEL = 60;

  private KeyText() {}

  static void check(ProviderKey key) {
    String text = key.secret().read(SecretAccess.SEAL);
    if (text.isEmpty() && !key.isCustom()) {
      throw refused("A key is needed.");
    }
    if (key.label().length() > MAX_LABEL) {
      throw refused("A name has at most " + MAX_LABEL + " characters; this has " + key.label().length() + ".");
    }
    if (text.length() > MAX_LENGTH) {
      throw refused("A key has at most 512 characters; this has " + text.length() + ".");
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
        throw refused("A key has no spaces, line breaks or special characters; look at character " + (i + 1) + ".");
      }
    }
  }

  /** Removes what a paste brings along at either end. */
  static SecretText trimmed(SecretText secret) {
    return SecretText.of(secret.read(SecretAccess.SEAL).trim());
  }

  private static ByokException refused(String sentence) {
    return new ByokException(ErrorCode.INVALID_REQUEST, sentence);
  }
}
