package byok.wallet.pages.keys;

/** Whether a key answers. */
public sealed interface KeyStatus {
  record Unchecked() implements KeyStatus {}

  record Checking() implements KeyStatus {}

  /**
   * It opens models.
   *
   * @param pricesDate the day of the list that their prices are of, {@code YYYY-MM-DD}; empty for what the provider
   *     said at that check, null where the owner states them
   */
  record Works(int models, long checkedMillis, String pricesDate) implements KeyStatus {}

  /** The provider no longer takes it. {@code detail} is a sentence on why. */
  record Refused(long sinceMillis, String detail) implements KeyStatus {}

  /** The provider did not answer. */
  record Unreachable(long sinceMillis) implements KeyStatus {}

  /** The record does not open. */
  record Damaged() implements KeyStatus {}
}
