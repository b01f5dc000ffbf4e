package byok.core.kept;

import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.limit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.backup.BackupFile;
import byok.core.backup.Restore;
import byok.core.grants.Grant;
import byok.core.grants.Storage;
import byok.core.ledger.LedgerEntry;
import byok.core.request.Answer;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeptBookTest {
  private static final String PASSPHRASE = "four quiet harbour lanterns";

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final Grant grant = Sample.grant(wallet, limit(DOLLAR, Period.DAY));
  private final KeptBook book = new KeptBook(wallet.open(), wallet.ports());

  @Test
  void add_whileOff_keepsNothing() {
    assertFalse(KeptBook.isOn(wallet.store(), grant.id()));
    book.add(kept("1", "sk-MARKED secret plans"));
    assertNull(book.get(grant.id(), "1"));
    assertEquals(0, KeptBook.total(wallet.store()));
  }

  @Test
  void add_whileOn_keepsItSealed() {
    KeptBook.begin(wallet.store(), grant.id());
    book.add(kept("1", "sk-MARKED secret plans"));
    assertEquals("user: sk-MARKED secret plans", book.get(grant.id(), "1").asked());
    assertEquals("Here they are.", book.get(grant.id(), "1").answered());
    assertEquals(1, KeptBook.count(wallet.store(), grant.id()));
    assertEquals(0, KeptBook.count(wallet.store(), "another"));
  }

  @Test
  void add_ofMoreThanMost_dropsTheOldest() {
    KeptBook.begin(wallet.store(), grant.id());
    for (int i = 0; i <= KeptBook.MOST; i++) {
      book.add(kept("" + i, "Hello"));
    }
    assertEquals(KeptBook.MOST, KeptBook.count(wallet.store(), grant.id()));
    assertNull(book.get(grant.id(), "0"));
    assertEquals("1", book.get(grant.id(), "1").entryId());
  }

  @Test
  void delete_leavesNothing_andStopLeavesWhatThereIs() {
    KeptBook.begin(wallet.store(), grant.id());
    book.add(kept("1", "Hello"));
    KeptBook.stop(wallet.store(), grant.id());
    book.add(kept("2", "Hello"));
    assertEquals(1, KeptBook.count(wallet.store(), grant.id()));
    KeptBook.delete(wallet.store(), grant.id());
    assertNull(book.get(grant.id(), "1"));
    assertTrue(wallet.store().dump("settings").keySet().stream().noneMatch(KeptBook::isRow));
  }

  @Test
  void jsonLines_followTheRecord_withoutItsNumbers() {
    KeptBook.begin(wallet.store(), grant.id());
    book.add(kept("1", "Hello"));
    assertEquals(
        "{\"kept\":\"1\",\"grant\":\"" + grant.id() + "\",\"at\":" + JvmWallet.START
            + ",\"model\":\"gpt-4o\",\"asked\":\"user: Hello\",\"answered\":\"Here they are.\"}\n",
        book.jsonLines(wallet.ports().json()));
  }

  @Test
  void backup_hasNeitherSwitchNorWords() {
    KeptBook.begin(wallet.store(), grant.id());
    book.add(kept("1", "Hello"));
    byte[] file = BackupFile.write(wallet.open(), wallet.ports(), PASSPHRASE).file();
    new Restore(wallet.open(), wallet.ports()).replace(
        BackupFile.read(wallet.ports(), file).open(wallet.ports(), PASSPHRASE));
    assertFalse(KeptBook.isOn(wallet.store(), grant.id()));
    assertEquals(0, KeptBook.total(wallet.store()));
  }

  @Test
  void overheard_gathersWhatIsSaid_andCutsIt() {
    Value.Arr parts = new Value.Arr();
    parts.add(part("text").put("text", "Look: ")).add(part("file").put("mediaType", "image/png"));
    Overheard overheard = overheard(new Value.Arr()
        .add(new Value.Obj().put("role", "system").put("content", "Be short."))
        .add(new Value.Obj().put("role", "user").put("content", parts)));
    overheard.part(part("text-delta").put("delta", "A "));
    overheard.part(part("reasoning-delta").put("delta", "hm"));
    overheard.part(part("text-delta").put("delta", "heron."));
    overheard.part(part("tool-call").put("toolName", "draw").put("input", "{}"));
    Kept kept = overheard.of(row("1", LedgerEntry.PAID));
    assertEquals("system: Be short.\n\nuser: Look: [file image/png]", kept.asked());
    assertEquals("A heron.[calls draw {}]", kept.answered());
    assertFalse(kept.cut());
    overheard.part(part("text-delta").put("delta", "x".repeat(Words.MOST)));
    Kept long1 = overheard.of(row("1", LedgerEntry.PAID));
    assertEquals(Words.MOST, long1.answered().length());
    assertTrue(long1.cut());
    assertNull(overheard.of(row("1", LedgerEntry.REFUSED + "budget_exhausted")));
  }

  private Kept kept(String id, String prompt) {
    Overheard overheard =
        overheard(new Value.Arr().add(new Value.Obj().put("role", "user").put("content", prompt)));
    overheard.result(new Value.Obj().put("content", new Value.Arr().add(part("text").put("text", "Here they are."))));
    return overheard.of(row(id, LedgerEntry.PAID));
  }

  private static Overheard overheard(Value.Arr prompt) {
    return new Overheard(new Silent(), new Value.Obj().put("prompt", prompt));
  }

  private static Value.Obj part(String type) {
    return new Value.Obj().put("type", type);
  }

  private LedgerEntry row(String id, String outcome) {
    return new LedgerEntry(
        id, JvmWallet.START, grant.id(), Sample.ORIGIN, "Notes", "openai", "gpt-4o", 0, 0, 0, false, outcome, 0, 0,
        Storage.SHARED);
  }

  /** An app that listens. */
  private static final class Silent implements Answer {
    final List<Value> heard = new ArrayList<>();

    @Override
    public void open(Value.Obj head) {}

    @Override
    public void part(Value part) {
      heard.add(part);
    }

    @Override
    public void end() {}

    @Override
    public void result(Value.Obj result) {
      heard.add(result);
    }
  }
}
