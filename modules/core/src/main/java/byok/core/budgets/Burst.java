package byok.core.budgets;

import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;

/**
 * Notices an app that runs against its limits and pauses it (protocol/spec/grants-and-budgets.md, "Bursts"). Counts in
 * the grant's pace row.
 */
final class Burst {
  /** Requests refused within a minute for being too fast or too many at once. */
  static final int REFUSALS = 60;

  /** Minutes in a row in which as many requests are sent as a minute allows. */
  static final int FULL_MINUTES = 3;

  /** Below so many requests a minute, full minutes are ordinary use. */
  static final int LEAST_RATE = 10;

  static final String REFUSED = REFUSALS + " of its requests within a minute were more than its limits allow.";
  static final String FULL = "It used up its requests of a minute " + FULL_MINUTES + " minutes in a row.";

  private static final long MINUTE_MILLIS = 60_000;

  private Burst() {}

  /** Notes a request of a grant that was refused for its pace. */
  static void refused(Store.Tx tx, String grantId, long now) {
    Value.Obj pace = row(tx, grantId);
    Value.Arr refused = Pace.lastMinute(pace.list("refused"), now);
    refused.add(Value.of((double) now));
    boolean pauses = refused.size() >= REFUSALS;
    tx.put(Tables.LIMITS, Pace.key(grantId), pace.put("refused", pauses ? new Value.Arr() : refused));
    if (pauses) {
      GrantTable.pause(tx, grantId, REFUSED);
    }
  }

  /** Notes a request of a grant that is sent. */
  static void sent(Store.Tx tx, GrantRow grant, long now) {
    int allowed = grant.caveats().requestsPerMinute();
    if (allowed < LEAST_RATE) {
      return;
    }
    Value.Obj pace = row(tx, grant.grantId());
    long minute = now / MINUTE_MILLIS;
    long last = pace.integer("minute", -1);
    long count = (minute == last ? pace.integer("sent", 0) : 0) + 1;
    boolean goesOn = minute == last || minute == last + 1 && pace.integer("sent", 0) >= allowed;
    long full = goesOn ? pace.integer("full", 0) : 0;
    full += count == allowed ? 1 : 0;
    boolean pauses = full >= FULL_MINUTES;
    pace.put("minute", minute).put("sent", count).put("full", pauses ? 0 : full);
    tx.put(Tables.LIMITS, Pace.key(grant.grantId()), pace);
    if (pauses) {
      GrantTable.pause(tx, grant.grantId(), FULL);
    }
  }

  private static Value.Obj row(Store.Tx tx, String grantId) {
    Value.Obj row = tx.get(Tables.LIMITS, Pace.key(grantId));
    return row == null ? new Value.Obj().put("v", 1).put("open", 0) : row;
  }
}
