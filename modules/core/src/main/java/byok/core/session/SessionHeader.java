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
 * @param hearing what the session has to hear
 */
record SessionHeader(String stashName, String grantId, long reports, Hearing hearing) {
  private static final String KEY = "session";

  /**
   * What a session has to hear to go on.
   *
   * @param epoch the bell's; {@code null} where none is hung
   * @param since how often it had rung
   * @param quietUntil until when it may go on without hearing it
   */
  record Hearing(String epoch, long since, long quietUntil) {
    static final Hearing NOTHING = new Hearing(null, 0, 0);

    static Hearing of(Bell bell, long quietUntil) {
      return bell == null ? new Hearing(null, 0, quietUntil) : new Hearing(bell.epoch(), bell.count(), quietUntil);
    }

    Value.Obj write(Value.Obj row) {
      return row.put("bell", epoch).put("since", since).put("quietUntil", quietUntil);
    }

    static Hearing read(Value.Obj row) {
      return new Hearing(row.text("bell"), row.integer("since", 0), row.integer("quietUntil", 0));
    }
  }

  /** The header, or {@code null} where no session was ever installed. */
  static SessionHeader read(Store.Tx tx) {
    Value.Obj row = tx.get(Tables.META, KEY);
    if (row == null) {
      return null;
    }
    return new SessionHeader(row.text("stash"), row.text("grant"), row.integer("reports", 0), Hearing.read(row));
  }

  void write(Store.Tx tx) {
    Value.Obj row = new Value.Obj().put("v", 1).put("stash", stashName).put("grant", grantId);
    tx.put(Tables.META, KEY, hearing.write(row.put("reports", reports)));
  }

  SessionHeader of(String installedGrantId, Hearing installed) {
    return new SessionHeader(stashName, installedGrantId, reports, installed);
  }

  SessionHeader nextReport() {
    return new SessionHeader(stashName, grantId, reports + 1, hearing);
  }
}
