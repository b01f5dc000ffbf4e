package byok.wallet.pages.safety;

/** What the owner knows of the record's integrity. */
public sealed interface RecordFinding {
  /** Nobody asked yet. */
  record Unasked() implements RecordFinding {}

  record Checking() implements RecordFinding {}

  /** @param sinceMillis of the oldest entry */
  record Holds(int entries, long sinceMillis) implements RecordFinding {}

  /**
   * @param number of the first broken entry; 0 where the end of the record is what is gone
   * @param afterMillis of the last one before it that holds; 0 for none
   * @param places how many are broken
   * @param held how many entries hold
   */
  record Broken(long number, Why why, long afterMillis, int places, int held) implements RecordFinding {}

  /** What is wrong with the first broken entry. */
  enum Why {
    MISSING,
    DAMAGED,
    OUT_OF_CHAIN,
    RESTARTED,
    FOREIGN,
    END
  }
}
