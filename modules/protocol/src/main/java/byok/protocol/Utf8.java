package byok.protocol;

import java.util.Arrays;

/** UTF-8 as the browser's {@code TextEncoder} and {@code TextDecoder} do it: a lone surrogate becomes U+FFFD. */
public final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  public static byte[] encode(String text) {
    byte[] out = new byte[text.length() * 3];
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      int code = codePoint(text, i);
      size = put(out, size, code);
      i += code > 0xFFFF ? 1 : 0;
    }
    return Arrays.copyOf(out, size);
  }

  /** The text of UTF-8 bytes; every byte that is not part of well-formed UTF-8 becomes U+FFFD. */
  public static String decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** As {@link #decode(byte[])}, from {@code start} up to, not including, {@code end}. */
  public static String decode(byte[] bytes, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    int i = start;
    while (i < end) {
      int length = lengthAt(bytes[i]);
      int code = length == 0 || length > end - i ? -1 : codeAt(bytes, i, length);
      append(out, code < 0 ? REPLACEMENT : code);
      i += code < 0 ? 1 : length;
    }
    return out.toString();
  }

  private static int codePoint(String text, int at) {
    char c = text.charAt(at);
    if (c < 0xD800 || c > 0xDFFF) {
      return c;
    }
    boolean pair = c < 0xDC00 && at + 1 < text.length() && (text.charAt(at + 1) & 0xFC00) == 0xDC00;
    return pair ? 0x10000 + ((c - 0xD800) << 10) + (text.charAt(at + 1) - 0xDC00) : REPLACEMENT;
  }

  private static int put(byte[] out, int at, int code) {
    if (code < 0x80) {
      out[at] = (byte) code;
      return at + 1;
    }
    int tail = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    int lead = tail == 1 ? 0xC0 : tail == 2 ? 0xE0 : 0xF0;
    out[at] = (byte) (lead | code >> 6 * tail);
    for (int i = 1; i <= tail; i++) {
      out[at + i] = (byte) (0x80 | code >> 6 * (tail - i) & 0x3F);
    }
    return at + tail + 1;
  }

  /** Bytes of the sequence that a first byte begins, or 0 for a byte that begins none. */
  private static int lengthAt(byte lead) {
    int bits = lead & 0xFF;
    if (bits < 0x80) {
      return 1;
    }
    return bits < 0xC2 || bits > 0xF4 ? 0 : bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 4;
  }

  /** The code point of a sequence, or -1 if it is cut short, longer than needed, a surrogate or out of range. */
  private static int codeAt(byte[] bytes, int at, int length) {
    int code = length == 1 ? bytes[at] : bytes[at] & 0xFF >> length + 1;
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return -1;
      }
      code = code << 6 | bytes[at + i] & 0x3F;
    }
    boolean overlong = length == 3 && code < 0x800 || length == 4 && code < 0x10000;
    return overlong || code > 0x10FFFF || code >= 0xD800 && code < 0xE000 ? -1 : code;
  }

  private static void append(StringBuilder out, int code) {
    if (code <= 0xFFFF) {
      out.append((char) code);
    } else {
      out.append((char) (0xD7C0 + (code >> 10))).append((char) (0xDC00 | code & 0x3FF));
    }
  }
}
