package byok.core.audit;

import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.Tables;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the tests of the log begin with. */
final class AuditSample {
  private AuditSample() {}

  static AuditEvent event(int which) {
    return AuditEvent.of(AuditKind.KEY_ADDED, JvmWallet.START + which).detail("key " + which);
  }

  /** A wallet whose log holds this many entries. */
  static JvmWallet wallet(int entries) {
    JvmWallet wallet = JvmWallet.create();
    for (int i = 1; i <= entries; i++) {
      log(wallet).append(List.of(event(i)));
    }
    return wallet;
  }

  static AuditLog log(JvmWallet wallet) {
    return new AuditLog(wallet.open(), wallet.ports());
  }

  static AuditLog log(JvmWallet wallet, Store store) {
    return new AuditLog(new OpenVault(store, wallet.open().key()), wallet.ports());
  }

  /** Replaces a row of the log; {@code null} takes it out. */
  static void tamper(JvmWallet wallet, String key, UnaryOperator<Value.Obj> change) {
    wallet.store().write(List.of(Tables.AUDIT), false, tx -> {
      Value.Obj changed = change.apply(tx.get(Tables.AUDIT, key));
      if (changed == null) {
        tx.delete(Tables.AUDIT, key);
      } else {
        tx.put(Tables.AUDIT, key, changed);
      }
      return null;
    });
  }

  static List<Long> numbers(AuditReport report) {
    return report.entries().stream().map(AuditEntry::number).toList();
  }

  /** What is broken, as {@code number:fault}. */
  static List<String> breaks(AuditReport report) {
    return report.breaks().stream().map(one -> one.number() + ":" + one.fault()).toList();
  }
}
