package byok.testkit;

import byok.core.port.Store;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A store in memory with the rules of IndexedDB: values are copied in and out, transactions run one after the other,
 * an exception rolls back, a table that was not named cannot be touched, nothing that waits may be called inside, and
 * work runs more than once: here always twice, the first time for nothing.
 */
public final class InMemoryStore implements Store {
  private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

  private final Map<String, TreeMap<String, Value.Obj>> tables = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock(true);

  @Override
  public <T> T read(List<String> named, Function<Tx, T> work) {
    return run(named, false, work);
  }

  @Override
  public <T> T write(List<String> named, boolean strict, Function<Tx, T> work) {
    return run(named, true, work);
  }

  /** A copy of a whole table. */
  public Map<String, Value.Obj> dump(String table) {
    lock.lock();
    try {
      Map<String, Value.Obj> copy = new TreeMap<>();
      table(table).forEach((key, value) -> copy.put(key, Values.copy(value)));
      return copy;
    } finally {
      lock.unlock();
    }
  }

  /** The names of the tables that have ever been used. */
  public List<String> tableNames() {
    lock.lock();
    try {
      return List.copyOf(tables.keySet());
    } finally {
      lock.unlock();
    }
  }

  /** Fails where the calling thread is inside a transaction: a browser would end the transaction there. */
  static void refuseInTransaction(String what) {
    if (INSIDE.get()) {
      throw new IllegalStateException(what + " inside a transaction");
    }
  }

  private <T> T run(List<String> named, boolean writable, Function<Tx, T> work) {
    refuseInTransaction("a transaction");
    lock.lock();
    INSIDE.set(true);
    Transaction rehearsal = new Transaction(named, writable);
    Transaction transaction = new Transaction(named, writable);
    try {
      work.apply(rehearsal);
      T result = work.apply(transaction);
      transaction.commit();
      return result;
    } finally {
      rehearsal.over = true;
      transaction.over = true;
      INSIDE.set(false);
      lock.unlock();
    }
  }

  private TreeMap<String, Value.Obj> table(String name) {
    return tables.computeIfAbsent(name, any -> new TreeMap<>());
  }

  private final class Transaction implements Tx {
    private final List<String> named;
    private final boolean writable;
    private final Map<String, TreeMap<String, Value.Obj>> changed = new HashMap<>();
    private boolean over;

    Transaction(List<String> named, boolean writable) {
      this.named = List.copyOf(named);
      this.writable = writable;
    }

    @Override
    public Value.Obj get(String table, String key) {
      Value.Obj value = view(table).get(key);
      return value == null ? null : Values.copy(value);
    }

    @Override
    public void put(String table, String key, Value.Obj value) {
      writable(table).put(key, Values.copy(value));
    }

    @Override
    public void delete(String table, String key) {
      writable(table).remove(key);
    }

    @Override
    public List<Row> list(String table, String prefix) {
      List<Row> rows = new ArrayList<>();
      for (Map.Entry<String, Value.Obj> entry : view(table).tailMap(prefix, true).entrySet()) {
        if (!entry.getKey().startsWith(prefix)) {
          break;
        }
        rows.add(new Row(entry.getKey(), Values.copy(entry.getValue())));
      }
      return rows;
    }

    private TreeMap<String, Value.Obj> view(String table) {
      if (over || !named.contains(table)) {
        throw new IllegalStateException(over ? "the transaction is over" : table + " is not in this transaction");
      }
      return changed.getOrDefault(table, table(table));
    }

    private TreeMap<String, Value.Obj> writable(String table) {
      TreeMap<String, Value.Obj> view = view(table);
      if (!writable) {
        throw new IllegalStateException("the transaction only reads");
      }
      return changed.computeIfAbsent(table, any -> new TreeMap<>(view));
    }

    private void commit() {
      tables.putAll(changed);
    }
  }
}
