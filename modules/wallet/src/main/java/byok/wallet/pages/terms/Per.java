package byok.wallet.pages.terms;

/** The window that an amount is for. */
public enum Per {
  HOUR("an hour", "this hour"),
  DAY("a day", "today"),
  WEEK("a week", "this week"),
  MONTH("a month", "this month"),
  TOTAL("in all", "so far");

  /** "a day", after an amount. */
  public final String each;

  /** "today", for what is used of it now. */
  public final String now;

  Per(String each, String now) {
    this.each = each;
    this.now = now;
  }
}
