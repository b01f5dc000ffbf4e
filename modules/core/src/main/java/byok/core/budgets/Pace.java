package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;

/** How fast and how many at once: a row {@code pace/<grantId>} of {@code limits}, persisted in plaintext. */
final class Pace {
  private static final double MINUTE_MILLIS = 60_000;
  private static final double AT_ONCE_RETRY_MILLIS = 1_000;

  private final String key;
  private final Value.Arr recent;
  private final long open;

  private Pace(String key, Value.Arr recent, long open) {
    this.key = key;
    this.recent = recent;
    this.open = open;
  }

  /** The pace of a grant: requests of the last minute. A clock that was put back makes later ones count from now. */
  static Pace read(Store.Tx tx, String grantId, double nowMillis) {
    String key = key(grantId);
    Value.Obj row = tx.get(Tables.LIMITS, key);
    Value.Arr recent = new Value.Arr();
    Value.Arr stored = row == null ? null : row.list("recent");
    for (int i = 0; stored != null && i < stored.size(); i++) {
      double at = Math.min(nowMillis, ((Value.Num) stored.get(i)).value());
      if (at > nowMillis - MINUTE_MILLIS) {
        recent.add(Value.of(at));
      }
    }
    return new Pace(key, recent, row == null ? 0 : row.integer("open", 0));
  }

  void check(Caveats caveats, double nowMillis) {
    int allowed = caveats.requestsPerMinute();
    if (recent.size() >= allowed) {
      int freeing = Math.max(0, recent.size() - Math.max(1, allowed));
      double first = recent.size() == 0 ? nowMillis : ((Value.Num) recent.get(freeing)).value();
      throw Refusals.rate(allowed, first + MINUTE_MILLIS - nowMillis);
    }
    if (caveats.requestsAtOnce() != null && open >= caveats.requestsAtOnce()) {
      throw Refusals.atOnce(caveats.requestsAtOnce(), AT_ONCE_RETRY_MILLIS);
    }
  }

  void begin(Store.Tx tx, double nowMillis) {
    recent.add(Value.of(nowMillis));
    write(tx, open + 1);
  }

  /** Notes that one request of a grant has ended. */
  static void end(Store.Tx tx, String grantId) {
    String key = key(grantId);
    Value.Obj row = tx.get(Tables.LIMITS, key);
    if (row != null) {
      tx.put(Tables.LIMITS, key, row.put("open", Math.max(0, row.integer("open", 0) - 1)));
    }
  }

  private static String key(String grantId) {
    return "pace/" + grantId;
  }

  private void write(Store.Tx tx, long nowOpen) {
    tx.put(Tables.LIMITS, key, new Value.Obj().put("v", 1).put("recent", recent).put("open", nowOpen));
  }
}
