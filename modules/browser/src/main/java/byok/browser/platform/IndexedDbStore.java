package byok.browser.platform;

import byok.core.port.Store;
import java.util.List;
import java.util.function.Function;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * A {@link Store} over one IndexedDB database, a table being an object store. Rows are stored in the wire form of their
 * value. Failures: {@code STORAGE_FULL}, {@code STORAGE_UNAVAILABLE}, {@code DAMAGED_RECORD}.
 */
public final class IndexedDbStore implements Store {
  private final Database database;

  private IndexedDbStore(Database database) {
    this.database = database;
  }

  /**
   * Opens a database, creating it and any missing table.
   *
   * @param factory an {@code IDBFactory}: {@link #ownFactory} or a storage access handle's; null is
   *     {@code STORAGE_UNAVAILABLE}
   */
  public static IndexedDbStore open(JSObject factory, String name, int version, List<String> tables) {
    Database database = new Database(factory, name, version, tables);
    database.open();
    return new IndexedDbStore(database);
  }

  /** This page's own {@code indexedDB}, or null where the browser withholds it. */
  @JSBody(script = "try { return self.indexedDB || null; } catch (e) { return null; }")
  public static native JSObject ownFactory();

  /** Whether a database of that name exists; false where storage is unavailable. Does not create it. */
  public static boolean exists(JSObject factory, String name) {
    try {
      return factory != null && Requests.length(Outcome.await(named(factory, name))) > 0;
    } catch (JsFailure e) {
      return false;
    }
  }

  /** Deletes a database and everything in it. */
  public static void delete(JSObject factory, String name) {
    try {
      Outcome.await(drop(factory, name));
    } catch (JsFailure e) {
      throw StorageErrors.of(e);
    }
  }

  /** Releases the connection; a later transaction opens it again. */
  public void close() {
    database.close();
  }

  @Override
  public <T> T read(List<String> tables, Function<Tx, T> work) {
    return run(tables, false, false, work);
  }

  @Override
  public <T> T write(List<String> tables, boolean strict, Function<Tx, T> work) {
    return run(tables, true, strict, work);
  }

  private <T> T run(List<String> tables, boolean write, boolean strict, Function<Tx, T> work) {
    JSObject tx = begin(tables, write, strict);
    try {
      IndexedDbTx rows = new IndexedDbTx(tx);
      T result = rows.run(work);
      if (write) {
        rows.flush();
        Requests.commit(tx);
        Outcome.await(Requests.done(tx));
      }
      return result;
    } catch (JsFailure e) {
      throw meaning(e, abort(tx));
    } catch (RuntimeException | Error e) {
      abort(tx);
      throw e;
    }
  }

  private JSObject begin(List<String> tables, boolean write, boolean strict) {
    try {
      return database.begin(tables.toArray(new String[0]), write, strict);
    } catch (JsFailure e) {
      throw StorageErrors.of(e);
    }
  }

  /**
   * Waits until nothing of the transaction can take effect any more; how it ended, null where it had been committed.
   */
  private static JsFailure abort(JSObject tx) {
    Requests.abort(tx);
    try {
      Outcome.await(Requests.done(tx));
      return null;
    } catch (JsFailure e) {
      return e;
    }
  }

  private static RuntimeException meaning(JsFailure failure, JsFailure end) {
    if (end == null) {
      return new IllegalStateException("a transaction waited for something else than its own requests");
    }
    return StorageErrors.of(end.is("AbortError") ? failure : end);
  }

  @JSBody(params = {"factory", "name"}, script = """
      return Promise.resolve(factory.databases ? factory.databases() : []).then(function(all) {
        return all.filter(function(one) { return one.name === name; });
      });""")
  private static native JSObject named(JSObject factory, String name);

  @JSBody(params = {"factory", "name"}, script = """
      return new Promise(function(ok, fail) {
        var r = factory.deleteDatabase(name);
        r.onsuccess = function() { ok(); };
        r.onerror = function() { fail(r.error); };
      });""")
  private static native JSObject drop(JSObject factory, String name);
}
