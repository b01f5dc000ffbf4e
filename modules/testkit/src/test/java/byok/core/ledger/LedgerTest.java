package byok.core.ledger;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.grants.Grant;
import byok.core.grants.Storage;
import byok.core.vault.SealedRow;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {
  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final Ledger ledger = new Ledger(wallet.open(), wallet.ports());

  @Test
  void newest_comesFirst_upToTheCount() {
    for (int i = 0; i < 5; i++) {
      ledger.append(entry("r" + i, i).ended(LedgerEntry.PAID, i, false, JvmWallet.START + i + 7));
    }
    List<LedgerEntry> newest = ledger.newest(2).items();
    assertEquals(List.of(4L, 3L), newest.stream().map(LedgerEntry::costNanoUsd).toList());
    assertEquals(7, newest.get(0).durationMillis());
    assertEquals(newest.get(0), ledger.get(newest.get(0).id()));
    assertNull(ledger.get("nothing"));
  }

  @Test
  void rows_sayNothingInPlaintext() {
    ledger.append(entry("r1", 0));
    Value.Obj row = wallet.store().dump("ledger").values().iterator().next();
    assertEquals(2, row.size());
  }

  @Test
  void merge_addsEachIdOnce() {
    List<SealedRow> rows = ledger.sealAll(List.of(entry("a", 1), entry("b", 2)));
    ledger.append(entry("a", 1).ended(LedgerEntry.PAID, CENT, false, JvmWallet.START + 1));
    assertEquals(List.of(Ledger.idOf(JvmWallet.START + 2, "b")), merge(rows));
    assertEquals(List.of(), merge(rows));
    assertEquals(LedgerEntry.PAID, ledger.get(Ledger.idOf(JvmWallet.START + 1, "a")).outcome());
  }

  @Test
  void theRowOfSending_standsWhereTheContextDied() {
    Grant grant = Sample.grant(wallet, Sample.limit(DOLLAR, Period.DAY));
    BudgetBook book = Sample.book(wallet);
    LedgerEntry entry = entry("r1", 0);
    book.hold(Sample.request("r1", grant, CENT));
    book.send("r1", CENT, ledger.seal(entry.running(CENT)));
    book.sweep(owner -> false);
    book.settle("r1", 1, ledger.seal(entry.ended(LedgerEntry.PAID, 1, false, JvmWallet.START + 1)));
    assertEquals(CENT, ledger.get(entry.id()).costNanoUsd());
    assertEquals(CENT, book.states(grant.id()).get(0).settledNanoUsd());
  }

  private List<String> merge(List<SealedRow> rows) {
    return wallet.store().write(List.of("ledger"), false, tx -> Ledger.merge(tx, rows));
  }

  private static LedgerEntry entry(String reservationId, long after) {
    long at = JvmWallet.START + after;
    return new LedgerEntry(
        Ledger.idOf(at, reservationId), at, "g", Sample.ORIGIN, "Notes", "openai", "gpt-4o", 0, 0, 0, false,
        LedgerEntry.RUNNING, 0, 0, Storage.SHARED);
  }
}
