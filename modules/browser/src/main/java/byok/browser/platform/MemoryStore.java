package byok.browser.platform;

import byok.core.port.Store;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A {@link Store} that lives as long as the page: for frames where the browser gives no storage. Transactions follow
 * one another, as their work does not wait.
 */
public final class MemoryStore implements Store {
  private final Map<String, Rows> tables = new HashMap<>();

  @Override
  public <T> T read(List<String> scope, Function<Tx, T> work) {
    return write(scope, false, work);
  }

  @Override
  public <T> T write(List<String> scope, boolean strict, Function<Tx, T> work) {
    MemoryTx tx = new MemoryTx();
    try {
      return work.apply(tx);
    } catch (RuntimeException | Error e) {
      tx.rollBack();
      throw e;
    }
  }

  private Rows table(String name) {
    return tables.computeIfAbsent(name, n -> new Rows());
  }

  /** Rows by key, in the order of their keys. */
  private static final class Rows {
    private final List<Row> sorted = new ArrayList<>();

    /** The first row whose key is {@code key} or comes after it. */
    int from(String key) {
      int low = 0;
      int high = sorted.size();
      while (low < high) {
        int middle = low + high >>> 1;
        if (sorted.get(middle).key().compareTo(key) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    Value.Obj get(String key) {
      int at = from(key);
      return at < sorted.size() && sorted.get(at).key().equals(key) ? sorted.get(at).value() : null;
    }

    /** Writes a row, or removes it where {@code value} is null; gives what was there before, or null. */
    Value.Obj set(String key, Value.Obj value) {
      Value.Obj before = get(key);
      int at = from(key);
      if (before != null) {
        sorted.remove(at);
      }
      if (value != null) {
        sorted.add(at, new Row(key, value));
      }
      return before;
    }
  }

  /** @param before the replaced row, or null */
  private record Change(String table, String key, Value.Obj before) {}

  private final class MemoryTx implements Tx {
    private final List<Change> changes = new ArrayList<>();

    @Override
    public Value.Obj get(String table, String key) {
      Value.Obj row = table(table).get(key);
      return row == null ? null : (Value.Obj) Copies.of(row);
    }

    @Override
    public void put(String table, String key, Value.Obj value) {
      changes.add(new Change(table, key, table(table).set(key, (Value.Obj) Copies.of(value))));
    }

    @Override
    public void delete(String table, String key) {
      changes.add(new Change(table, key, table(table).set(key, null)));
    }

    @Override
    public List<Row> list(String table, String prefix) {
      List<Row> rows = new ArrayList<>();
      List<Row> sorted = table(table).sorted;
      for (int i = table(table).from(prefix); i < sorted.size() && sorted.get(i).key().startsWith(prefix); i++) {
        rows.add(new Row(sorted.get(i).key(), (Value.Obj) Copies.of(sorted.get(i).value())));
      }
      return rows;
    }

    void rollBack() {
      for (int i = changes.size() - 1; i >= 0; i--) {
        Change c = changes.get(i);
        table(c.table).set(c.key, c.before);
      }
    }
  }
}
