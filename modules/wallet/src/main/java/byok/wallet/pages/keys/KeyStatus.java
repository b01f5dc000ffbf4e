package byok.wallet.pages.keys;

/** Whether a key answers. */
public sealed interface KeyStatus {
  record Unchecked() implements KeyStatus {}

  record Checking() implements KeyStatus {}

  record Works(int models, long checkedMillis) implements KeyStatus {}

  /** The provider no longer takes it. {@code detail} is a sentence on why. */
  record Refused(long sinceMillis, String detail) implements KeyStatus {}

  /** The provider did not answer. */
  record Unreachable(long sinceMillis) implements KeyStatus {}

  /** The record does not open. */
  record Damaged() implements KeyStatus {}
}
