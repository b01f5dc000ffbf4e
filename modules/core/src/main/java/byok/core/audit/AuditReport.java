package byok.core.audit;

import java.util.List;

/**
 * What following the chain found.
 *
 * @param entries those that open, oldest first
 * @param held how many of them are in their place in the chain
 * @param breaks where the chain is broken, in its order; empty where all holds
 */
public record AuditReport(List<AuditEntry> entries, int held, List<Break> breaks) {
  /** What is wrong at a place. */
  public enum Fault {
    /** There is no row of that number. */
    MISSING,
    /** The row does not open. */
    DAMAGED,
    /** The entry does not follow the one before. */
    OUT_OF_CHAIN,
    /** The log says itself that what came before is lost. */
    RESTARTED,
    /** There is a row that the log does not know of. */
    FOREIGN,
    /** What says where the log ends is gone or damaged. */
    HEAD
  }

  /**
   * One place where the chain is broken.
   *
   * @param number of the entry; 0 for the head, and for a row without a number
   * @param key of the row
   * @param afterMillis the moment of the last entry before it that holds; 0 for none
   */
  public record Break(long number, String key, long afterMillis, Fault fault) {}

  public boolean holds() {
    return breaks.isEmpty();
  }
}
