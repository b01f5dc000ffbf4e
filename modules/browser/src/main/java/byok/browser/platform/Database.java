package byok.browser.platform;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** One IndexedDB database: opened on demand, opened again where another tab's upgrade or the browser closed it. */
final class Database {
  private final JSObject factory;
  private final String name;
  private final int version;
  private final String[] tables;
  private JSObject opening;

  Database(JSObject factory, String name, int version, List<String> tables) {
    this.factory = factory;
    this.name = name;
    this.version = version;
    this.tables = tables.toArray(new String[0]);
  }

  /** Opens the database now, so that a failure shows here. */
  void open() {
    if (factory == null) {
      throw new ByokException(ErrorCode.STORAGE_UNAVAILABLE, "This browser gives the wallet no storage here.");
    }
    try {
      connection();
    } catch (JsFailure e) {
      throw StorageErrors.of(e);
    }
  }

  void close() {
    if (opening != null) {
      close(opening);
      opening = null;
    }
  }

  /** A new transaction, active until the caller waits for anything else than its requests. */
  JSObject begin(String[] scope, boolean write, boolean strict) {
    Outcome tx = begin(connection(), scope, write ? "readwrite" : "readonly", strict);
    if ("InvalidStateError".equals(tx.getName())) {
      opening = null;
      tx = begin(connection(), scope, write ? "readwrite" : "readonly", strict);
    }
    return tx.value();
  }

  private JSObject connection() {
    if (opening == null) {
      opening = open(factory, name, version, tables, () -> opening = null);
    }
    JSObject mine = opening;
    try {
      return Outcome.await(mine);
    } catch (JsFailure e) {
      if (Requests.same(opening, mine)) {
        opening = null;
      }
      throw e;
    }
  }

  @JSFunctor
  private interface OnClosed extends JSObject {
    void closed();
  }

  @JSBody(params = {"factory", "name", "version", "tables", "closed"}, script = """
      return new Promise(function(resolve, reject) {
        var request = factory.open(name, version), timer = 0, late = false;
        request.onupgradeneeded = function() {
          tables.forEach(function(table) {
            if (!request.result.objectStoreNames.contains(table)) request.result.createObjectStore(table);
          });
        };
        request.onblocked = function() {
          timer = setTimeout(function() {
            late = true;
            reject(new DOMException('another tab holds an older version', 'BlockedError'));
          }, 5000);
        };
        request.onerror = function(e) {
          e.preventDefault();
          clearTimeout(timer);
          reject(request.error);
        };
        request.onsuccess = function() {
          var db = request.result;
          clearTimeout(timer);
          if (late) return db.close();
          db.onversionchange = function() { db.close(); closed(); };
          db.onclose = function() { closed(); };
          resolve(db);
        };
      });""")
  private static native JSObject open(JSObject factory, String name, int version, String[] tables, OnClosed closed);

  @JSBody(params = {"db", "scope", "mode", "strict"}, script = """
      try {
        var tx = db.transaction(scope, mode, strict ? {durability: 'strict'} : {});
        tx.done = new Promise(function(ok, fail) {
          tx.oncomplete = function() { ok(); };
          tx.onabort = function() { fail(tx.error || new DOMException('aborted', 'AbortError')); };
        });
        tx.done.catch(function() {});
        return {value: tx, name: null};
      } catch (e) {
        return {name: e.name, message: e.message};
      }""")
  private static native Outcome begin(JSObject db, String[] scope, String mode, boolean strict);

  @JSBody(params = "opening", script = "opening.then(function(db) { db.close(); }, function() {});")
  private static native void close(JSObject opening);
}
