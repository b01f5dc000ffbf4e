package byok.core.session;

import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;

/**
 * The row {@code meta/session} of a partition. Persisted in plaintext.
 *
 * @param stashName under which the partition keeps its own data key
 * @param grantId {@code null} before the first installation
 * @param reports how many reports were written
 */
record SessionHeader(String stashName, String grantId, long reports) {
  private static final String KEY = "session";

  /** The header, or {@code null} where no session was ever installed. */
  static SessionHeader read(Store.Tx tx) {
    Value.Obj row = tx.get(Tables.META, KEY);
    return row == null ? null : new SessionHeader(row.text("stash"), row.text("grant"), row.integer("reports", 0));
  }

  void write(Store.Tx tx) {
    Value.Obj row = new Value.Obj().put("v", 1).put("stash", stashName).put("grant", grantId);
    tx.put(Tables.META, KEY, row.put("reports", reports));
  }

  SessionHeader of(String installedGrantId) {
    return new SessionHeader(stashName, installedGrantId, reports);
  }

  SessionHeader nextReport() {
    return new SessionHeader(stashName, grantId, reports + 1);
  }
}
