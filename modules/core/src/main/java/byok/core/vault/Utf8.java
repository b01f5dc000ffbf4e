package byok.core.vault;

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

  /** The text of well-formed UTF-8 bytes, such as {@link #encode} made. */
  public static String decode(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    int i = 0;
    while (i < bytes.length) {
      int length = lengthAt(bytes[i]);
      append(out, length > bytes.length - i ? REPLACEMENT : codeAt(bytes, i, length));
      i += length;
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

  private static int lengthAt(byte lead) {
    return lead >= 0 ? 1 : (lead & 0xE0) == 0xC0 ? 2 : (lead & 0xF0) == 0xE0 ? 3 : 4;
  }

  private static int codeAt(byte[] bytes, int at, int length) {
    int code = length == 1 ? bytes[at] : bytes[at] & 0xFF >> length + 1;
    for (int i = 1; i < length; i++) {
      code = code << 6 | bytes[at + i] & 0x3F;
    }
    return code;
  }

  private static void append(StringBuilder out, int code) {
    if (code <= 0xFFFF) {
      out.append((char) code);
    } else {
      out.append((char) (0xD7C0 + (code >> 10))).append((char) (0xDC00 | code & 0x3FF));
    }
  }
}
