package byok.protocol;

/** A set of characters that mean nothing else wherever a text of them alone is put. */
public record Alphabet(String characters) {
  private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /** ASCII letters and digits, and {@code more}. */
  public static Alphabet alphanumericAnd(String more) {
    return new Alphabet(ALPHANUMERIC + more);
  }

  public boolean has(char c) {
    return characters.indexOf(c) >= 0;
  }

  /** Whether a text has no other characters; an empty one has none. */
  public boolean covers(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!has(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
