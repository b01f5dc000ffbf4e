package byok.core.audit;

import static byok.core.audit.AuditSample.event;
import static byok.core.audit.AuditSample.log;
import static byok.core.audit.AuditSample.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.Value;
import byok.testkit.InMemoryStore;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** One chain, whoever writes: no fork, no gap, nothing twice, and no changed byte unnoticed. */
class AuditPropertiesTest {
  /** A tab whose every write is preceded by so many writes of other tabs as the list says. */
  private static final class Contended implements Store {
    private final InMemoryStore store;
    private final List<Integer> rivals;
    private final Runnable rival;
    private int writes;

    Contended(InMemoryStore store, List<Integer> rivals, Runnable rival) {
      this.store = store;
      this.rivals = rivals;
      this.rival = rival;
    }

    @Override
    public <T> T read(List<String> tables, Function<Tx, T> work) {
      return store.read(tables, work);
    }

    @Override
    public <T> T write(List<String> tables, boolean strict, Function<Tx, T> work) {
      int before = rivals.get(writes++ % rivals.size());
      for (int i = 0; i < before; i++) {
        rival.run();
      }
      return store.write(tables, strict, work);
    }
  }

  @Property(tries = 200)
  void appendsThatInterleave_makeOneChain(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 2) Integer> rivals, @ForAll @IntRange(min = 1, max = 8) int own) {
    JvmWallet wallet = JvmWallet.create();
    int[] others = {0};
    Contended store = new Contended(wallet.store(), withRest(rivals), () ->
        log(wallet).append(List.of(event(1000 + others[0]++))));
    for (int i = 0; i < own; i++) {
      log(wallet, store).append(List.of(event(2 * i), event(2 * i + 1)));
    }
    AuditReport report = log(wallet).verify();
    assertTrue(report.holds(), report::toString);
    assertEquals(LongStream.rangeClosed(1, others[0] + 2L * own).boxed().toList(), numbers(report));
    List<String> details = report.entries().stream().map(one -> one.text("detail")).toList();
    assertEquals(details.size(), details.stream().distinct().count());
  }

  /** A tab that loses for ever gives up; here each wins in the end. */
  private static List<Integer> withRest(List<Integer> rivals) {
    return LongStream.range(0, rivals.size() + 1).mapToObj(i -> i == 0 ? 0 : rivals.get((int) i - 1)).toList();
  }

  @Test
  void tabsAtOnce_makeOneChain() throws InterruptedException {
    JvmWallet wallet = AuditSample.wallet(1);
    CountDownLatch done = new CountDownLatch(4);
    for (int tab = 0; tab < 4; tab++) {
      AuditLog log = log(wallet);
      Thread.ofPlatform().start(() -> {
        for (int i = 0; i < 25; i++) {
          log.append(List.of(event(i)));
        }
        done.countDown();
      });
    }
    done.await();
    AuditReport report = log(wallet).verify();
    assertTrue(report.holds(), report::toString);
    assertEquals(LongStream.rangeClosed(1, 101).boxed().toList(), numbers(report));
  }

  /** Every bit of every byte of every row: named, refused, and all others still open. */
  @Property(tries = 600)
  void anyFlippedBit_isNamed_andAllOthersOpen(
      @ForAll @IntRange(min = 0, max = 5) int which, @ForAll @IntRange(max = 100_000) int at, @ForAll @IntRange(max = 7) int bit) {
    JvmWallet wallet = AuditSample.wallet(5);
    String key = which == 5 ? AuditHead.KEY : AuditEntry.key(which + 1);
    AuditSample.tamper(wallet, key, row -> flipped(row, at, bit));
    AuditReport report = log(wallet).verify();
    assertEquals(List.of(key), report.breaks().stream().map(AuditReport.Break::key).toList());
    assertEquals(which == 5 ? 5 : 4, report.entries().size());
    assertEquals(which == 5 ? 5 : 4, report.held());
  }

  private static Value.Obj flipped(Value.Obj row, int at, int bit) {
    byte[] sealed = ((Value.Bytes) row.get("sealed")).value();
    sealed[at % sealed.length] ^= (byte) (1 << bit);
    return row;
  }

  @Test
  void anyOtherPartOfARow_isNamedToo() {
    for (String key : List.of(AuditEntry.key(2), AuditHead.KEY)) {
      List<Function<Value.Obj, Value.Obj>> changes = List.of(
          row -> row.put("v", 2), row -> row.put("v", 1.5), row -> row.put("ver", 77), row -> row.put("x", 1),
          row -> new Value.Obj().put("v", 1));
      for (Function<Value.Obj, Value.Obj> change : changes) {
        JvmWallet wallet = AuditSample.wallet(3);
        AuditSample.tamper(wallet, key, change::apply);
        assertEquals(List.of(key), log(wallet).verify().breaks().stream().map(AuditReport.Break::key).toList());
      }
    }
  }

  @Test
  void rowsThatChangePlaces_areNamed() {
    JvmWallet wallet = AuditSample.wallet(3);
    Value.Obj third = wallet.store().dump(Tables.AUDIT).get(AuditEntry.key(3));
    Value.Obj second = wallet.store().dump(Tables.AUDIT).get(AuditEntry.key(2));
    AuditSample.tamper(wallet, AuditEntry.key(2), row -> third);
    AuditSample.tamper(wallet, AuditEntry.key(3), row -> second);
    assertEquals(List.of("2:DAMAGED", "3:DAMAGED"), AuditSample.breaks(log(wallet).verify()));
  }
}
