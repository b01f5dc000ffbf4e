package byok.wallet.pages.apps;

/**
 * Whether an app's prompts and answers are kept.
 *
 * @param count of how many requests there are
 */
public record Keeping(boolean on, int count) {
  public static final Keeping NONE = new Keeping(false, 0);
}
