package byok.wallet.pages.safety;

/** What the owner can do with the record. */
public interface RecordActions {
  /** Follows the chain; the outcome comes with the next model. */
  void verify();

  /** @param withWords whether the prompts and answers that are kept come along */
  void exportLines(boolean withWords);

  void exportTable();

  /** Reads further back. */
  void older();
}
