package byok.protocol;

/** Texts that may be shown to the owner beside what the wallet says itself. */
final class Plain {
  private static final int MAX_ID = 64;
  private static final Alphabet ID = Alphabet.alphanumericAnd("-_");

  /** The first half of U+E0000 to U+E03FF. */
  private static final char TAGS = 0xdb40;

  private static final int MAX_MARKS = 3;

  private Plain() {}

  /**
   * No control characters, none that reorder or hide text (soft hyphen, U+061C, 200B, 200E–200F, 2028–202E, 2060–2069,
   * FEFF, tags), no letters that look like blanks (U+115F–1160, 2800, 3164, FFA0), and at most three marks over one
   * letter, which would paint over the lines around.
   */
  static boolean isPlain(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      marks = isMark(c) ? marks + 1 : 0;
      if (c < 0x20 || c >= 0x7f && c <= 0x9f || isHidden(c) || isBlank(c) || marks > MAX_MARKS) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHidden(char c) {
    boolean direction = c == 0x61c || c == 0x200e || c == 0x200f || c >= 0x2028 && c <= 0x202e;
    return direction || c == 0xad || c == 0x200b || c == 0xfeff || c >= 0x2060 && c <= 0x2069 || c == TAGS;
  }

  private static boolean isBlank(char c) {
    return c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xffa0;
  }

  private static boolean isMark(char c) {
    boolean latin = c >= 0x300 && c <= 0x36f || c >= 0x483 && c <= 0x489;
    boolean more = c >= 0x1ab0 && c <= 0x1aff || c >= 0x1dc0 && c <= 0x1dff || c >= 0x20d0 && c <= 0x20ff;
    return latin || more || c >= 0xfe20 && c <= 0xfe2f;
  }

  static boolean isId(String text) {
    return !text.isEmpty() && text.length() <= MAX_ID && ID.covers(text);
  }
}
