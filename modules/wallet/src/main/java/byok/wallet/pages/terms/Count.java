package byok.wallet.pages.terms;

/** Whole numbers as they are typed. */
public final class Count {
  /** The greatest that may be typed. */
  public static final long MOST = 1_000_000_000;

  private Count() {}

  /** The number, or -1 if it is none from 1 to {@link #MOST}. */
  public static long parse(String typed) {
    String text = typed.trim();
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || number > MOST) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number < 1 || number > MOST ? -1 : number;
  }
}
