package byok.core.ledger;

import byok.core.port.Calendar;
import byok.core.port.Ports;
import byok.core.vault.OpenVault;

/** Sums over the ledger. */
public final class Spending {
  private static final int MOST_ENTRIES = 5_000;

  private Spending() {}

  /** What a grant spent since the present hour, day, week or month began, over the newest 5 000 entries. */
  public static long since(OpenVault vault, Ports ports, String grantId, Calendar.Unit unit) {
    long start = ports.calendar().startOf(unit, ports.clock().nowMillis());
    long sum = 0;
    for (LedgerEntry entry : new Ledger(vault, ports).newest(MOST_ENTRIES).items()) {
      sum += entry.grantId().equals(grantId) && entry.atMillis() >= start ? entry.costNanoUsd() : 0;
    }
    return sum;
  }
}
