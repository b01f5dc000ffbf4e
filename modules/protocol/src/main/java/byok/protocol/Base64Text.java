package byok.protocol;

/**
 * Base64 (RFC 4648 §4 and §5). Ours because the compiled form of {@code java.util.Base64} brings character sets along,
 * which the bundles do not need otherwise.
 */
public final class Base64Text {
  private static final String STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private Base64Text() {}

  /** The standard alphabet, padded. */
  public static String encode(byte[] bytes) {
    StringBuilder text = digits(bytes, STANDARD);
    while (text.length() % 4 != 0) {
      text.append('=');
    }
    return text.toString();
  }

  /** The URL-safe alphabet, without padding. */
  public static String encodeUrl(byte[] bytes) {
    return digits(bytes, URL).toString();
  }

  /** The bytes of a padded standard text, or {@code null} where it is not the one canonical encoding of any. */
  public static byte[] decode(String text) {
    int length = text.length();
    int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
    if (length % 4 != 0) {
      return null;
    }
    byte[] bytes = new byte[length / 4 * 3 - padding];
    int buffer = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < length - padding; i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0) {
        return null;
      }
      buffer = (buffer << 6 | digit) & 0xfff;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (buffer >> bits);
      }
    }
    return (buffer & (1 << bits) - 1) == 0 ? bytes : null;
  }

  /** The same of the URL-safe alphabet without padding. */
  public static byte[] decodeUrl(String text) {
    StringBuilder standard = new StringBuilder(text.length() + 3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      standard.append(c == '-' ? '+' : c == '_' ? '/' : c == '+' || c == '/' || c == '=' ? '?' : c);
    }
    while (standard.length() % 4 != 0) {
      standard.append('=');
    }
    return decode(standard.toString());
  }

  private static StringBuilder digits(byte[] bytes, String alphabet) {
    StringBuilder text = new StringBuilder(bytes.length * 4 / 3 + 4);
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8 | b & 0xff) & 0x3fff;
      for (bits += 8; bits >= 6; bits -= 6) {
        text.append(alphabet.charAt(buffer >> bits - 6 & 63));
      }
    }
    return bits == 0 ? text : text.append(alphabet.charAt(buffer << 6 - bits & 63));
  }

  private static int digit(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }
}
