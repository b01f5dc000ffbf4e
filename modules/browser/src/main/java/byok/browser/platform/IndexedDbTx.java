package byok.browser.platform;

import byok.browser.messaging.JsValues;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSObject;

/**
 * One open IndexedDB transaction. Reads wait for their request; writes are queued, their failure aborts the
 * transaction.
 */
final class IndexedDbTx implements Store.Tx {
  private final JSObject tx;

  IndexedDbTx(JSObject tx) {
    this.tx = tx;
  }

  @Override
  public Value.Obj get(String table, String key) {
    JSObject row = Outcome.await(Requests.get(tx, table, key));
    return Requests.isAbsent(row) ? null : row(table, key, row);
  }

  @Override
  public void put(String table, String key, Value.Obj value) {
    Requests.put(tx, table, key, JsValues.write(value)).value();
  }

  @Override
  public void delete(String table, String key) {
    Requests.delete(tx, table, key).value();
  }

  @Override
  public List<Store.Row> list(String table, String prefix) {
    JSObject found = Outcome.await(Requests.list(tx, table, prefix, after(prefix)));
    JSObject keys = Requests.at(found, 0);
    JSObject values = Requests.at(found, 1);
    List<Store.Row> rows = new ArrayList<>();
    for (int i = 0; i < Requests.length(keys); i++) {
      String key = Requests.text(Requests.at(keys, i));
      rows.add(new Store.Row(key, row(table, key, Requests.at(values, i))));
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
}
