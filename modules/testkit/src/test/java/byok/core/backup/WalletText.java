package byok.core.backup;

import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Value;
import byok.protocol.WireText;
import byok.testkit.JvmWallet;

/** All of a wallet as text, sealed parts opened; two wallets with the same text are the same to their owner. */
final class WalletText {
  private WalletText() {}

  /** Without what belongs to one vault: its header, tags, sealing, running requests, its note of the last backup. */
  static String of(JvmWallet wallet) {
    SealedRecords records = new SealedRecords(wallet.open(), wallet.ports());
    StringBuilder text = new StringBuilder();
    for (String table : Tables.ALL) {
      if (!table.equals(Tables.META) && !table.equals(Tables.RESERVATIONS)) {
        wallet.store().dump(table).forEach((key, row) -> text.append(row(wallet, records, table, key, row)));
      }
    }
    return text.toString();
  }

  private static String row(JvmWallet wallet, SealedRecords records, String table, String key, Value.Obj row) {
    if (table.equals(Tables.SETTINGS) && key.equals(BackupNote.KEY)) {
      return "";
    }
    Value.Obj all = new Value.Obj().put("plain", BackupRow.without(row, "tag", "sealed"));
    if (row.has("sealed")) {
      all.put("content", records.open(table, key, row));
    }
    return table + "/" + key + " " + wallet.ports().json().print(WireText.toJson(all)) + "\n";
  }
}
