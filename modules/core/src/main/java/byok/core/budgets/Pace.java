package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.Value;

/** How fast and how many at once: a row {@code pace/<grantId>} of {@code limits}, persisted in plaintext. */
final class Pace {
  static final double MINUTE_MILLIS = 60_000;

  private static final double AT_ONCE_RETRY_MILLIS = 1_000;

  private final String key;
  private final Value.Obj row;
  private final Value.Arr recent;
  private final TokenPace tokens;

  private Pace(String key, Value.Obj row, double nowMillis) {
    this.key = key;
    this.row = row;
    this.recent = lastMinute(row.list("recent"), nowMillis);
    this.tokens = new TokenPace(row, nowMillis);
  }

  /** The pace of a grant: requests of the last minute. A clock that was put back makes later ones count from now. */
  static Pace read(Store.Tx tx, String grantId, double nowMillis) {
    String key = key(grantId);
    Value.Obj row = tx.get(Tables.LIMITS, key);
    return new Pace(key, row == null ? new Value.Obj().put("v", 1) : row, nowMillis);
  }

  /** The refusal of a request that would be too fast or one too many; {@code null} where it may begin. */
  ByokException refusal(Caveats caveats, Load load, double nowMillis) {
    ByokException tooFast = tooFast(caveats.requestsPerMinute(), nowMillis);
    if (tooFast == null && caveats.requestsAtOnce() != null && open() >= caveats.requestsAtOnce()) {
      return Refusals.atOnce(caveats.requestsAtOnce(), AT_ONCE_RETRY_MILLIS);
    }
    return tooFast == null && caveats.tokensPerMinute() != null
        ? tokens.refusal(caveats.tokensPerMinute(), load.tokens(), load.tokens(), nowMillis)
        : tooFast;
  }

  /** The refusal of one more request where so many a minute are allowed, or {@code null}. */
  ByokException tooFast(int allowed, double nowMillis) {
    if (recent.size() < allowed) {
      return null;
    }
    int freeing = Math.max(0, recent.size() - Math.max(1, allowed));
    double first = recent.size() == 0 ? nowMillis : ((Value.Num) recent.get(freeing)).value();
    return Refusals.rate(allowed, first + MINUTE_MILLIS - nowMillis);
  }

  void begin(Store.Tx tx, String reservationId, Caveats caveats, Load load, double nowMillis) {
    recent.add(Value.of(nowMillis));
    count(reservationId, caveats, load, nowMillis);
    write(tx, open() + 1);
  }

  /** Notes a request among those of all grants, whose running ones are counted with their own. */
  void note(Store.Tx tx, double nowMillis) {
    recent.add(Value.of(nowMillis));
    write(tx, 0);
  }

  /** Counts a running request at its exact bound; refused where that is too many tokens now. */
  void exact(Store.Tx tx, String reservationId, Caveats caveats, Load load, double nowMillis) {
    if (caveats.tokensPerMinute() != null) {
      long needed = load.tokens() - tokens.of(reservationId);
      ByokException refusal = tokens.refusal(caveats.tokensPerMinute(), load.tokens(), needed, nowMillis);
      if (refusal != null) {
        throw refusal;
      }
    }
    count(reservationId, caveats, load, nowMillis);
    write(tx, open());
  }

  /** Tokens are counted only where they are limited. */
  private void count(String reservationId, Caveats caveats, Load load, double nowMillis) {
    if (caveats.tokensPerMinute() == null) {
      tokens.clear();
    } else {
      tokens.count(reservationId, load.tokens(), nowMillis);
    }
  }

  /** Notes that one request of a grant has ended after so many tokens. */
  static void end(Store.Tx tx, Reservation ended, long usedTokens) {
    String key = key(ended.grantId());
    Value.Obj row = tx.get(Tables.LIMITS, key);
    if (row != null) {
      TokenPace.ended(row, ended.id(), usedTokens);
      tx.put(Tables.LIMITS, key, row.put("open", Math.max(0, row.integer("open", 0) - 1)));
    }
  }

  /** The moments of the last minute; later ones count as now. */
  static Value.Arr lastMinute(Value.Arr moments, double nowMillis) {
    Value.Arr kept = new Value.Arr();
    for (int i = 0; moments != null && i < moments.size(); i++) {
      double at = Math.min(nowMillis, ((Value.Num) moments.get(i)).value());
      if (at > nowMillis - MINUTE_MILLIS) {
        kept.add(Value.of(at));
      }
    }
    return kept;
  }

  static String key(String grantId) {
    return "pace/" + grantId;
  }

  private long open() {
    return row.integer("open", 0);
  }

  private void write(Store.Tx tx, long nowOpen) {
    row.put("recent", recent).put("open", nowOpen);
    tokens.write(row);
    tx.put(Tables.LIMITS, key, row);
  }
}
