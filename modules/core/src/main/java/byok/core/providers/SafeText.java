package byok.core.providers;

import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;

/** Whether a provider's text may leave the wallet. */
public final class SafeText {
  private static final int LONGEST = 300;
  private static final int FRAGMENT = 6;

  private SafeText() {}

  /**
   * True for a text of at most 300 characters that holds no six characters of the key in a row and nothing that looks
   * like a key.
   */
  public static boolean isSafe(String text, SecretText secret) {
    String key = secret.read(SecretAccess.REDACT);
    return text != null && !text.isEmpty() && text.length() <= LONGEST && !quotes(text, key) && !showsKey(text);
  }

  private static boolean quotes(String text, String key) {
    for (int i = 0; i + FRAGMENT <= key.length(); i++) {
      if (text.contains(key.substring(i, i + FRAGMENT))) {
        return true;
      }
    }
    return !key.isEmpty() && key.length() < FRAGMENT && text.contains(key);
  }

  /** A word that begins like a key, or that is a long unbroken mix of letters and digits. */
  private static boolean showsKey(String text) {
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !isWord(text.charAt(i))) {
        if (looksLikeKey(text.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return text.contains("Bearer ");
  }

  private static boolean isWord(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_' || c == '*';
  }

  private static boolean looksLikeKey(String word) {
    if (word.length() > 4 && (word.startsWith("sk-") || word.startsWith("sk_") || word.startsWith("key-"))) {
      return true;
    }
    int run = 0;
    int digits = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      run = c == '-' || c == '_' ? 0 : run + 1;
      digits = run == 0 ? 0 : digits + (c >= '0' && c <= '9' ? 1 : 0);
      if (run >= 20 && digits > 0 && digits < run) {
        return true;
      }
    }
    return word.contains("***");
  }
}
