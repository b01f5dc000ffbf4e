package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/**
 * What one transaction has read and written so far, by JavaScript maps: {@code {tx, read, ranges, written, missing}}.
 * The keys of the maps are {@code table + U+0000 + key}; tables have no U+0000 in their names.
 */
final class Rows {
  private Rows() {}

  @JSBody(params = "transaction", script = """
      return {tx: transaction, read: new Map(), ranges: new Map(), written: new Map(), missing: []};""")
  static native JSObject view(JSObject transaction);

  /** Forgets what was written; what was read stays. */
  @JSBody(params = "view", script = "view.written.clear(); view.missing = [];")
  static native void restart(JSObject view);

  @JSBody(params = "view", script = "return view.missing.length > 0;")
  static native boolean misses(JSObject view);

  /** Whether a row, or its absence, is known; otherwise it is noted as missing. */
  @JSBody(params = {"view", "table", "key"}, script = """
      var name = table + '\\u0000' + key;
      if (view.written.has(name) || view.read.has(name)) return true;
      view.missing = [table, key];
      return false;""")
  static native boolean has(JSObject view, String table, String key);

  /** Whether any of these rows is not known yet; those are noted as missing. */
  @JSBody(params = {"view", "table", "keys"}, script = """
      var unknown = keys.filter(function(key) {
        var name = table + '\\u0000' + key;
        return !view.written.has(name) && !view.read.has(name);
      });
      if (unknown.length) view.missing = [table, unknown];
      return unknown.length > 0;""")
  static native boolean lacks(JSObject view, String table, String[] keys);

  @JSBody(params = {"view", "table", "key"}, script = """
      var name = table + '\\u0000' + key;
      return view.written.has(name) ? view.written.get(name).value : view.read.get(name);""")
  static native JSObject get(JSObject view, String table, String key);

  /** Null deletes. */
  @JSBody(params = {"view", "table", "key", "row"}, script = """
      var name = table + '\\u0000' + key;
      view.written.set(name, {table: table, key: key, value: row === null ? undefined : row});""")
  static native void put(JSObject view, String table, String key, JSObject row);

  /** The keys from {@code from} to before {@code to} in order, or null, noted as missing; an empty text is no bound. */
  @JSBody(params = {"view", "table", "from", "to"}, script = """
      var stored = view.ranges.get(table + '\\u0000' + from);
      if (!stored) {
        view.missing = [table, from, to];
        return null;
      }
      var keys = new Set(stored);
      view.written.forEach(function(row) {
        if (row.table !== table || row.key < from || (to && row.key >= to)) return;
        if (row.value === undefined) keys.delete(row.key);
        else keys.add(row.key);
      });
      return Array.from(keys).sort();""")
  static native String[] keys(JSObject view, String table, String from, String to);

  /** Reads what is missing. A promise. */
  @JSBody(params = "view", script = """
      var table = view.missing[0], from = view.missing[1], to = view.missing[2];
      var ask = function(method, what, take) {
        return new Promise(function(ok, fail) {
          var request = view.tx.objectStore(table)[method](what);
          request.onsuccess = function() { ok(request.result); };
          request.onerror = function() { fail(request.error); };
        });
      };
      if (to === undefined) {
        return Promise.all([].concat(from).map(function(key) {
          return ask('get', key).then(function(row) { view.read.set(table + '\\u0000' + key, row); });
        }));
      }
      var range = to ? IDBKeyRange.bound(from, to, false, true) : from ? IDBKeyRange.lowerBound(from) : null;
      return Promise.all([ask('getAllKeys', range), ask('getAll', range)]).then(function(found) {
        found[0].forEach(function(key, i) { view.read.set(table + '\\u0000' + key, found[1][i]); });
        view.ranges.set(table + '\\u0000' + from, found[0]);
      });""")
  static native JSObject fetch(JSObject view);

  /** Not awaited: a request that fails aborts the transaction. */
  @JSBody(params = "view", script = """
      try {
        view.written.forEach(function(row) {
          var rows = view.tx.objectStore(row.table);
          if (row.value === undefined) rows.delete(row.key);
          else rows.put(row.value, row.key);
        });
        return {value: null, name: null};
      } catch (e) {
        return {name: e.name, message: e.message};
      }""")
  static native Outcome flush(JSObject view);

  @JSBody(params = "row", script = "return row === undefined;")
  static native boolean isAbsent(JSObject row);
}
