package byok.browser.platform;

import byok.core.port.Store;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A {@link Store} that lives as long as the page: for frames where the browser gives no storage. */
public final class MemoryStore implements Store {
  private final Map<String, TreeMap<String, Value.Obj>> tables = new HashMap<>();
  private final Turns turns = new Turns();

  @Override
  public <T> T read(List<String> scope, Function<Tx, T> work) {
    return write(scope, false, work);
  }

  @Override
  public <T> T write(List<String> scope, boolean strict, Function<Tx, T> work) {
    Runnable end = turns.take();
    MemoryTx tx = new MemoryTx();
    try {
      return work.apply(tx);
    } catch (RuntimeException | Error e) {
      tx.rollBack();
      throw e;
    } finally {
      end.run();
    }
  }

  private TreeMap<String, Value.Obj> table(String name) {
    return tables.computeIfAbsent(name, n -> new TreeMap<>());
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
      changes.add(new Change(table, key, table(table).put(key, (Value.Obj) Copies.of(value))));
    }

    @Override
    public void delete(String table, String key) {
      changes.add(new Change(table, key, table(table).remove(key)));
    }

    @Override
    public List<Row> list(String table, String prefix) {
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<String, Value.Obj> e : table(table).tailMap(prefix).entrySet()) {
        if (!e.getKey().startsWith(prefix)) {
          break;
        }
        rows.add(new Row(e.getKey(), (Value.Obj) Copies.of(e.getValue())));
      }
      return rows;
    }

    void rollBack() {
      for (int i = changes.size() - 1; i >= 0; i--) {
        Change c = changes.get(i);
        if (c.before == null) {
          table(c.table).remove(c.key);
        } else {
          table(c.table).put(c.key, c.before);
        }
      }
    }
  }
}
