package byok.core.backup;

import byok.core.budgets.CapsMerge;
import byok.core.budgets.Counters;
import byok.core.grants.GrantMerge;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.ledger.Ledger;
import byok.core.local.LocalKey;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.routing.DefaultModels;
import byok.core.sign.Sign;
import byok.core.subkeys.ManagementKeys;
import byok.core.subkeys.SubKeyBook;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.core.vault.Versions;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** Puts a backup into an open vault, in one transaction: all of it or nothing. */
public final class Restore {
  private static final List<String> MERGING =
      List.of(Tables.KEYS, Tables.GRANTS, Tables.LIMITS, Tables.LEDGER, Tables.SETTINGS);

  private final OpenVault vault;
  private final Ports ports;

  public Restore(OpenVault vault, Ports ports) {
    this.vault = vault;
    this.ports = ports;
  }

  /** What a merge added. */
  public record Added(int keys, int grants, int requests) {}

  /** Makes the wallet what the backup holds; all that was in it is gone, but for what protects it, and local models. */
  public void replace(Backup backup) {
    List<SealedRow> rows = new ArrayList<>();
    List<String> staying = localKeys();
    RowsForVault forVault = new RowsForVault(vault, ports);
    for (BackupRow row : backup.rows()) {
      rows.add(forVault.of(row));
    }
    vault.store().write(Tables.ALL, true, tx -> {
      List<Store.Row> grants = tx.list(Tables.GRANTS, "");
      clear(tx, staying);
      rows.forEach(row -> tx.put(row.table(), row.key(), row.value()));
      grants.forEach(before -> endRunning(tx, before));
      BackupNote.write(tx, backup.madeAt());
      return null;
    });
  }

  private List<String> localKeys() {
    List<String> ids = new ArrayList<>();
    for (ProviderKey key : new KeyRing(vault, ports).list().items()) {
      if (LocalKey.is(key)) {
        ids.add(key.id());
      }
    }
    return ids;
  }

  /** Adds what the backup holds and this wallet lacks; widens nothing that an app may do here. */
  public Added merge(Backup backup) {
    RowsForVault forVault = new RowsForVault(vault, ports);
    List<SealedRow> keys = forVault.all(new KnownKeys(vault, ports).others(backup.rows(Tables.KEYS)));
    List<SealedRow> grants = forVault.all(backup.rows(Tables.GRANTS));
    List<SealedRow> entries = forVault.all(backup.rows(Tables.LEDGER));
    List<SealedRow> managing = forVault.all(BackupRow.under(ManagementKeys.PREFIX, backup.rows(Tables.SETTINGS)));
    List<SealedRow> models = forVault.all(BackupRow.under(DefaultModels.KEY, backup.rows(Tables.SETTINGS)));
    return vault.store().write(MERGING, true, tx -> {
      int addedKeys = mergeKeys(tx, keys);
      int addedGrants = mergeGrants(tx, grants);
      backup.rows(Tables.LIMITS).forEach(row -> Counters.merge(tx, row.key(), BackupRow.without(row.plain())));
      backup.rows(Tables.SETTINGS).forEach(row -> mergeSetting(tx, row));
      managing.forEach(row -> mergeManagement(tx, row));
      models.forEach(row -> mergeModels(tx, row));
      return new Added(addedKeys, addedGrants, Ledger.merge(tx, entries).size());
    });
  }

  /** Sub-keys stay known until they are ended at their providers. */
  private static void clear(Store.Tx tx, List<String> stayingKeys) {
    for (String table : Tables.ALL) {
      if (!table.equals(Tables.META)) {
        for (Store.Row row : tx.list(table, "")) {
          boolean stays = table.equals(Tables.KEYS) && stayingKeys.contains(row.key());
          if (!stays && !SubKeyBook.isRow(table, row.key())) {
            tx.delete(table, row.key());
          }
        }
      }
    }
  }

  /** A grant that stood here before goes on under a later epoch and version than any page has seen. */
  private static void endRunning(Store.Tx tx, Store.Row before) {
    Value.Obj row = tx.get(Tables.GRANTS, before.key());
    if (row != null) {
      long epoch = Math.max(row.integer("epoch", 0), before.value().integer("epoch", 0) + 1);
      long version = Math.max(Versions.of(row), Versions.of(before.value()) + 1);
      tx.put(Tables.GRANTS, before.key(), row.put("epoch", epoch).put("ver", version));
    }
  }

  private static int mergeKeys(Store.Tx tx, List<SealedRow> keys) {
    int added = 0;
    for (SealedRow key : keys) {
      Value.Obj here = tx.get(Tables.KEYS, key.key());
      if (here == null || Versions.of(key.value()) > Versions.of(here)) {
        tx.put(Tables.KEYS, key.key(), key.value());
        added += here == null ? 1 : 0;
      }
    }
    return added;
  }

  /** Comes along with its key; one that is here stays. */
  private static void mergeManagement(Store.Tx tx, SealedRow row) {
    String keyId = row.key().substring(ManagementKeys.PREFIX.length());
    if (tx.get(Tables.KEYS, keyId) != null && tx.get(Tables.SETTINGS, row.key()) == null) {
      tx.put(Tables.SETTINGS, row.key(), row.value());
    }
  }

  /** Which model {@code default} stands for is a choice, not authority; one that is here stays. */
  private static void mergeModels(Store.Tx tx, SealedRow row) {
    if (row.key().equals(DefaultModels.KEY) && tx.get(Tables.SETTINGS, row.key()) == null) {
      tx.put(Tables.SETTINGS, row.key(), row.value());
    }
  }

  private static int mergeGrants(Store.Tx tx, List<SealedRow> grants) {
    GrantMerge merge = new GrantMerge(tx);
    int added = 0;
    for (SealedRow grant : grants) {
      added += merge.take(grant.key(), BackupRow.without(grant.value())) ? 1 : 0;
    }
    return added;
  }

  private static void mergeSetting(Store.Tx tx, BackupRow row) {
    if (row.key().equals(CapsMerge.KEY)) {
      CapsMerge.merge(tx, row.plain());
    } else if (row.key().equals(Sign.KEY) && tx.get(Tables.SETTINGS, Sign.KEY) == null) {
      tx.put(Tables.SETTINGS, Sign.KEY, row.plain());
    }
  }
}
