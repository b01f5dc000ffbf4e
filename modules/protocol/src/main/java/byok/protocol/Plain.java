package byok.protocol;

/** Texts that may be shown to the owner beside what the wallet says itself. */
final class Plain {
  private static final int MAX_ID = 64;

  private Plain() {}

  /** No control characters, and none that reorder or hide text (U+200B, 200E–200F, 2028–202E, 2060–2069, FEFF). */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < 0x20 || c >= 0x7f && c <= 0x9f;
      boolean hidden = c == 0x200b || c == 0xfeff || c >= 0x2060 && c <= 0x2069;
      boolean direction = c == 0x200e || c == 0x200f || c >= 0x2028 && c <= 0x202e;
      if (control || hidden || direction) {
        return false;
      }
    }
    return true;
  }

  static boolean isId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= MAX_ID;
  }
}
