package byok.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.grants.Grant;
import byok.core.grants.Storage;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.protocol.Period;
import byok.protocol.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guard itself: each invariant is seen to fail. */
class WalletInvariantsTest {
  private final JvmWallet wallet = JvmWallet.create();
  private final Grant grant = Sample.grant(wallet, Sample.limit(Sample.DOLLAR, Period.DAY));
  private final BudgetBook book = Sample.book(wallet);

  @Test
  void aSoundWallet_passes() {
    book.hold(Sample.request("r1", grant, 5));
    WalletInvariants.check(wallet, true);
  }

  @Test
  void aCounterThatDisagrees_isSeen() {
    book.hold(Sample.request("r1", grant, 5));
    edit("limits", grant.id() + ":day/", "reserved", 4);
    broken("reserved is 4, must be 5");
  }

  @Test
  void aCounterAboveItsLimit_isSeen() {
    book.hold(Sample.request("r1", grant, 5));
    edit("limits", grant.id() + ":day/", "settled", 2 * Sample.DOLLAR);
    broken("the limit is 1000000000");
    WalletInvariants.check(wallet, false);
  }

  @Test
  void aLostReservation_isSeen() {
    book.hold(Sample.request("r1", grant, 5));
    wallet.store().write(List.of("reservations"), false, tx -> {
      tx.delete("reservations", "r/r1");
      return null;
    });
    broken("reserved is 5, must be 0");
  }

  @Test
  void aLedgerThatDisagrees_isSeen() {
    LedgerEntry entry = new LedgerEntry(
        Ledger.idOf(1, "x"), 1, grant.id(), Sample.ORIGIN, "Notes", "openai", "m", 0, 0, 3, false, LedgerEntry.PAID, 1,
        3, Storage.SHARED);
    new Ledger(wallet.open(), wallet.ports()).append(entry);
    broken("settled is 0, the ledger says 3");
  }

  @Test
  void aMarkedSecretInPlaintext_isSeen() {
    wallet.store().write(List.of("settings"), false, tx -> {
      tx.put("settings", "x", new Value.Obj().put("bytes", new Value.Bytes((Audit.MARK + "1").getBytes())));
      return null;
    });
    broken("a marked secret in plaintext: settings/x");
  }

  @Test
  void aMarkedSecretThatWasShown_isSeen() {
    WalletInvariants invariants = new WalletInvariants();
    invariants.saw("Bearer " + Audit.MARK + "1");
    AssertionError error = assertThrows(AssertionError.class, invariants::checkSeen);
    assertEquals("a marked secret was printed or shown", error.getMessage());
  }

  private void broken(String part) {
    String message = assertThrows(AssertionError.class, () -> WalletInvariants.check(wallet, true)).getMessage();
    assertEquals(true, message.contains(part), message);
  }

  private void edit(String table, String prefix, String field, double value) {
    wallet.store().write(List.of(table), false, tx -> {
      Value.Obj row = tx.list(table, prefix).get(0).value();
      tx.put(table, tx.list(table, prefix).get(0).key(), row.put(field, value));
      return null;
    });
  }
}
