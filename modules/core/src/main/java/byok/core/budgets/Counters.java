package byok.core.budgets;

import byok.core.grants.Limit;
import byok.core.grants.NanoUsd;
import byok.core.grants.Window;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Lists;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** The rows of {@code limits} as a wallet leaves them behind, and as another one takes them up. */
public final class Counters {
  private static final String PACE = "pace/";

  private Counters() {}

  /** A row as if all that runs had ended, each at its bound. Changes it. */
  public static Value.Obj ended(String key, Value.Obj row) {
    if (key.startsWith(PACE)) {
      return row.put("open", 0);
    }
    long settled = NanoUsd.sum(row.integer("settled", 0), row.integer("reserved", 0));
    return row.put("settled", settled).put("reserved", 0);
  }

  /** Takes an ended row up within a transaction over {@code limits}: of two counts the larger stands. */
  public static void merge(Store.Tx tx, String key, Value.Obj ended) {
    Value.Obj here = tx.get(Tables.LIMITS, key);
    if (here == null) {
      tx.put(Tables.LIMITS, key, ended);
    } else if (!key.startsWith(PACE) && ended.integer("settled", 0) > here.integer("settled", 0)) {
      tx.put(Tables.LIMITS, key, here.put("settled", ended.integer("settled", 0)));
    }
  }

  /** What a limit has settled in a window, within a transaction over {@code limits}. */
  public static long settled(Store.Tx tx, Limit limit, Window window) {
    return Counter.read(tx, Account.limitKey(limit.id(), window)).settledNanoUsd();
  }

  /**
   * Makes a limit count requests of before it in a window, within a transaction over {@code limits} and
   * {@code reservations}: those that run at their bounds, until they settle.
   *
   * @param settledNanoUsd the cost of those that ended
   * @param whose requests it counts
   */
  public static void backdate(Store.Tx tx, Limit limit, Window window, long settledNanoUsd, Spenders whose) {
    String key = Account.limitKey(limit.id(), window);
    Counter.add(tx, key, settledNanoUsd, 0);
    for (Reservation each : Reservation.readAll(tx)) {
      boolean counts = whose.include(each.grantId(), each.providerId()) && each.load().unit() == null;
      boolean runs = each.sent() && window.contains(each.openedAt());
      if (counts && runs && !Lists.contain(each.counters(), key)) {
        join(tx, each, key);
      }
    }
  }

  private static void join(Store.Tx tx, Reservation running, String key) {
    Counter.add(tx, key, 0, running.load().bound());
    List<String> keys = new ArrayList<>(running.counters());
    keys.add(key);
    running.sent(running.load(), running.entryId(), keys).write(tx);
  }
}
