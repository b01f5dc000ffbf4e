package byok.wallet.bridge;

import byok.core.grants.Storage;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.GrantState;
import byok.protocol.Value;
import java.util.List;

/**
 * What a bridge remembers of a grant that works only through an open window of the wallet: the row {@code
 * settings/live} of its partition. It holds what the app itself may know, and no key.
 */
final class LiveNote {
  private static final String KEY = "live";
  private static final List<String> TABLES = List.of(Tables.SETTINGS);

  private final VaultAccess access;

  LiveNote(VaultAccess access) {
    this.access = access;
  }

  /** The grant as a window of the wallet told it last; {@code null} where this bridge needs none. */
  GrantState read() {
    if (access.storage() == Storage.SHARED) {
      return null;
    }
    Value.Obj row = access.store().read(TABLES, tx -> tx.get(Tables.SETTINGS, KEY));
    try {
      return row == null ? null : GrantState.decode(row.object("state"));
    } catch (ByokException e) {
      return null;
    }
  }

  /** @param state that of a grant, as it goes to the app */
  void keep(Value state) {
    Value.Obj row = new Value.Obj().put("v", 1).put("state", state);
    access.store().write(TABLES, false, tx -> {
      tx.put(Tables.SETTINGS, KEY, row);
      return null;
    });
  }

  /** The grant works without a window. */
  void forget() {
    if (access.storage() != Storage.SHARED) {
      access.store().write(TABLES, false, tx -> {
        tx.delete(Tables.SETTINGS, KEY);
        return null;
      });
    }
  }
}
