package byok.core.port;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A transactional key-value store with named tables: one IndexedDB database in the browser, maps on the JVM. Keys
 * within a table are strings, ordered by code unit.
 *
 * <p>The work of a transaction may run more than once before it takes effect, as it is broken off where it reads what
 * the platform has yet to fetch. So it calls nothing that waits, and changes nothing but through {@link Tx}.
 */
public interface Store {
  /** Runs {@code work} in one read-only transaction over {@code tables}. */
  <T> T read(List<String> tables, Function<Tx, T> work);

  /**
   * Runs {@code work} in one read-write transaction, atomic and serialised against every other over the same tables,
   * in whatever tab it runs; an exception rolls everything back.
   *
   * @param strict wait until the data is on disk
   */
  <T> T write(List<String> tables, boolean strict, Function<Tx, T> work);

  /** Access within a transaction. Values are returned as stored; {@code null} where there is none. */
  interface Tx {
    Value.Obj get(String table, String key);

    void put(String table, String key, Value.Obj value);

    void delete(String table, String key);

    /** Rows whose key starts with {@code prefix}, in key order. */
    List<Row> list(String table, String prefix);

    /** Says that these rows will be read: where reading takes time, they come at once instead of one by one. */
    default void prefetch(String table, List<String> keys) {}

    /** The last {@code count} rows of a table, last key first. Override where the platform can walk backwards. */
    default List<Row> last(String table, int count) {
      List<Row> all = list(table, "");
      List<Row> last = new ArrayList<>();
      for (int i = all.size() - 1; i >= 0 && last.size() < count; i--) {
        last.add(all.get(i));
      }
      return last;
    }
  }

  record Row(String key, Value.Obj value) {}
}
