package byok.wallet.pages.start;

import byok.ui.Tone;

/**
 * A rough sense of how hard a passphrase is to guess: length and variety. It knows no dictionary and promises nothing.
 */
public enum Strength {
  SHORT(Tone.WARN, "Too short"),
  WEAK(Tone.WARN, "Easy to guess"),
  FAIR(Tone.PLAIN, "Fair"),
  GOOD(Tone.OK, "Good"),
  STRONG(Tone.OK, "Strong");

  static final int LEAST_LENGTH = 8;

  public final Tone tone;
  public final String words;

  Strength(Tone tone, String words) {
    this.tone = tone;
    this.words = words;
  }

  public static Strength of(String passphrase) {
    if (passphrase.length() < LEAST_LENGTH) {
      return SHORT;
    }
    int bits = distinct(passphrase) * 4 + passphrase.length();
    return bits < 36 ? WEAK : bits < 52 ? FAIR : bits < 72 ? GOOD : STRONG;
  }

  /** How many different characters it has; a step of one, as in "abcd" or "1234", counts for nothing. */
  private static int distinct(String passphrase) {
    int count = 0;
    for (int i = 0; i < passphrase.length(); i++) {
      char c = passphrase.charAt(i);
      boolean step = i > 0 && Math.abs(c - passphrase.charAt(i - 1)) <= 1;
      if (!step && passphrase.indexOf(c) == i) {
        count++;
      }
    }
    return count;
  }
}
