package byok.browser.platform;

import byok.browser.messaging.JsValues;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.teavm.jso.JSObject;

/**
 * One open IndexedDB transaction. Its work never waits: where it reads what was not read yet, it is broken off, that is
 * fetched, and the work runs again from its start. What it writes is kept until it is through.
 */
final class IndexedDbTx implements Store.Tx {
  private static final int MOST_RUNS = 10_000;

  private final JSObject view;

  IndexedDbTx(JSObject tx) {
    view = Rows.view(tx);
  }

  /** The result of {@code work}, which runs until it misses nothing. */
  <T> T run(Function<Store.Tx, T> work) {
    for (int i = 0; i < MOST_RUNS; i++) {
      Rows.restart(view);
      T result = attempt(work);
      if (!Rows.misses(view)) {
        return result;
      }
      Outcome.await(Rows.fetch(view));
    }
    throw new IllegalStateException("the work of a transaction reads other rows at every run");
  }

  private <T> T attempt(Function<Store.Tx, T> work) {
    try {
      return work.apply(this);
    } catch (Missing e) {
      return null;
    }
  }

  /** Queues what was written; a write that fails aborts the transaction. */
  void flush() {
    Rows.flush(view).value();
  }

  @Override
  public Value.Obj get(String table, String key) {
    if (!Rows.has(view, table, key)) {
      throw new Missing();
    }
    JSObject row = Rows.get(view, table, key);
    return Rows.isAbsent(row) ? null : row(table, key, row);
  }

  @Override
  public void prefetch(String table, List<String> keys) {
    if (Rows.lacks(view, table, keys.toArray(new String[0]))) {
      throw new Missing();
    }
  }

  @Override
  public void put(String table, String key, Value.Obj value) {
    Rows.put(view, table, key, JsValues.write(value));
  }

  @Override
  public void delete(String table, String key) {
    Rows.put(view, table, key, null);
  }

  @Override
  public List<Store.Row> list(String table, String prefix) {
    String[] keys = Rows.keys(view, table, prefix, after(prefix));
    if (keys == null) {
      throw new Missing();
    }
    List<Store.Row> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(new Store.Row(key, row(table, key, Rows.get(view, table, key))));
    }
    return rows;
  }

  /** The least text above every text that starts with {@code prefix}; empty where there is none. */
  static String after(String prefix) {
    int last = prefix.length() - 1;
    while (last >= 0 && prefix.charAt(last) == '\uffff') {
      last--;
    }
    return last < 0 ? "" : prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }

  private static Value.Obj row(String table, String key, JSObject stored) {
    try {
      if (JsValues.read(stored) instanceof Value.Obj row) {
        return row;
      }
    } catch (ByokException e) {
      throw damaged(table, key);
    }
    throw damaged(table, key);
  }

  private static ByokException damaged(String table, String key) {
    return new ByokException(ErrorCode.DAMAGED_RECORD, "The stored record " + table + "/" + key + " is damaged.");
  }

  /** Breaks the work off. No exception of the work's own, so that no handler of those takes it. */
  private static final class Missing extends Error {}
}
