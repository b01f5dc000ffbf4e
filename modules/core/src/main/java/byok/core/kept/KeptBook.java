package byok.core.kept;

import byok.core.port.Json;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that are kept, and of which apps. The row {@code settings/keep/<grant id>} is the owner's switch and names
 * what there is, in plaintext; each request is a sealed row {@code settings/kept/<grant id>/<ledger entry id>}.
 */
public final class KeptBook {
  /** How many requests of one app are kept; of more the oldest go. */
  public static final int MOST = 100;

  private static final List<String> TABLES = List.of(Tables.SETTINGS);
  private static final String SWITCH = "keep/";
  private static final String ROW = "kept/";

  private final Store store;
  private final SealedRecords records;

  public KeptBook(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.records = new SealedRecords(vault, ports);
  }

  /** Whether a row of {@code settings} is one of these: they are in no backup. */
  public static boolean isRow(String key) {
    return key.startsWith(SWITCH) || key.startsWith(ROW);
  }

  public static boolean isOn(Store store, String grantId) {
    return store.read(TABLES, tx -> isOn(tx, grantId));
  }

  /** How many requests of an app are kept. */
  public static int count(Store store, String grantId) {
    return store.read(TABLES, tx -> ids(tx, grantId).size());
  }

  /** Keeps what the app asks from now on. */
  public static void begin(Store store, String grantId) {
    store.write(TABLES, true, tx -> {
      put(tx, grantId, true, ids(tx, grantId));
      return null;
    });
  }

  /** Keeps no more; what there is stays. */
  public static void stop(Store store, String grantId) {
    store.write(TABLES, true, tx -> {
      put(tx, grantId, false, ids(tx, grantId));
      return null;
    });
  }

  /** Keeps no more, and deletes what there is. */
  public static void delete(Store store, String grantId) {
    store.write(TABLES, true, tx -> {
      ids(tx, grantId).forEach(id -> tx.delete(Tables.SETTINGS, name(grantId, id)));
      tx.delete(Tables.SETTINGS, SWITCH + grantId);
      return null;
    });
  }

  /** Stores it, unless the owner has switched that off meanwhile. */
  public void add(Kept kept) {
    String name = name(kept.grantId(), kept.entryId());
    Value.Obj row = records.seal(Tables.SETTINGS, name, kept.encode()).value();
    store.write(TABLES, false, tx -> {
      List<String> ids = ids(tx, kept.grantId());
      if (isOn(tx, kept.grantId())) {
        tx.put(Tables.SETTINGS, name, row);
        ids.add(kept.entryId());
        while (ids.size() > MOST) {
          tx.delete(Tables.SETTINGS, name(kept.grantId(), ids.remove(0)));
        }
        put(tx, kept.grantId(), true, ids);
      }
      return null;
    });
  }

  /** What is kept of a request; {@code null} for nothing, or nothing that opens. */
  public Kept get(String grantId, String entryId) {
    String name = name(grantId, entryId);
    Value.Obj row = store.read(TABLES, tx -> tx.get(Tables.SETTINGS, name));
    try {
      return row == null ? null : Kept.decode(grantId, entryId, records.open(Tables.SETTINGS, name, row));
    } catch (ByokException e) {
      return null;
    }
  }

  /** JSON Lines of all that is kept, to follow those of the record. */
  public String jsonLines(Json json) {
    StringBuilder lines = new StringBuilder();
    for (Store.Row on : store.read(TABLES, tx -> tx.list(Tables.SETTINGS, SWITCH))) {
      String grantId = on.key().substring(SWITCH.length());
      for (String id : decode(on.value())) {
        Kept kept = get(grantId, id);
        lines.append(kept == null ? "" : json.print(kept.line()) + "\n");
      }
    }
    return lines.toString();
  }

  /** How many requests are kept of all apps. */
  public static int total(Store store) {
    int total = 0;
    for (Store.Row on : store.read(TABLES, tx -> tx.list(Tables.SETTINGS, SWITCH))) {
      total += decode(on.value()).size();
    }
    return total;
  }

  private static boolean isOn(Store.Tx tx, String grantId) {
    Value.Obj row = tx.get(Tables.SETTINGS, SWITCH + grantId);
    return row != null && row.isTrue("on");
  }

  private static List<String> ids(Store.Tx tx, String grantId) {
    return decode(tx.get(Tables.SETTINGS, SWITCH + grantId));
  }

  private static List<String> decode(Value.Obj row) {
    List<String> ids = new ArrayList<>();
    Value.Arr list = row == null ? null : row.list("ids");
    for (int i = 0; list != null && i < list.size(); i++) {
      ids.add(((Value.Text) list.get(i)).value());
    }
    return ids;
  }

  private static void put(Store.Tx tx, String grantId, boolean on, List<String> ids) {
    Value.Arr list = new Value.Arr();
    ids.forEach(list::add);
    if (on || !ids.isEmpty()) {
      tx.put(Tables.SETTINGS, SWITCH + grantId, new Value.Obj().put("v", 1).put("on", on).put("ids", list));
    } else {
      tx.delete(Tables.SETTINGS, SWITCH + grantId);
    }
  }

  private static String name(String grantId, String entryId) {
    return ROW + grantId + "/" + entryId;
  }
}
