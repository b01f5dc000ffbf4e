package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;

/**
 * How the requests a minute over all apps are divided among the vault and the sealed sessions that it issued, within a
 * transaction over {@code reservations} and {@code settings}. Each has at least one a minute.
 */
public final class RateShares {
  /** The member of an issued slice's row that says what it was lent. */
  public static final String MEMBER = "rate";

  private static final String ISSUED = "s/";

  private RateShares() {}

  /** What a new session gets: half of what is not lent; 0 where there is no such limit. */
  public static int share(Store.Tx tx, long now) {
    Integer all = Caps.read(tx).requestsPerMinute();
    return all == null ? 0 : Math.max(1, (all - lent(tx, now)) / 2);
  }

  /** The caveats of a session's grant where it was lent so much. */
  public static Caveats bind(Caveats caveats, int share) {
    return share == 0 ? caveats : caveats.within(share, null);
  }

  /** What the vault itself may admit. */
  static int own(Store.Tx tx, int all, long now) {
    return Math.max(1, all - lent(tx, now));
  }

  private static int lent(Store.Tx tx, long now) {
    int lent = 0;
    for (Store.Row row : tx.list(Tables.RESERVATIONS, ISSUED)) {
      Value.Obj issued = row.value();
      boolean stands = !issued.isTrue("closed") && issued.integer("leaseUntil", 0) > now;
      lent += stands ? (int) issued.integer(MEMBER, 0) : 0;
    }
    return lent;
  }
}
