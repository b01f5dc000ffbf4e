package byok.core.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.backup.LivedWallet.Step;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.core.grants.Limit;
import byok.core.keys.ProviderKey;
import byok.protocol.Value;
import byok.protocol.WireText;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Wallets with any past, backed up and restored. */
class BackupPropertiesTest {
  /** The backup of a wallet, after it went through the text that is sealed in a file. */
  private static Backup backup(JvmWallet wallet) {
    Backup taken = Snapshot.of(wallet.open(), wallet.ports());
    String text = wallet.ports().json().print(WireText.toJson(taken.encode()));
    return BackupContent.decode(taken.madeAt(), wallet.ports().json().parse(text));
  }

  private static Restore into(JvmWallet wallet) {
    return new Restore(wallet.open(), wallet.ports());
  }

  private static JvmWallet another() {
    return JvmWallet.at(new byok.testkit.ManualClock(JvmWallet.START), 99);
  }

  @Property(tries = 150)
  void restoredElsewhere_isTheSameWallet(@ForAll("steps") List<Step> steps) {
    LivedWallet lived = LivedWallet.of(1, steps);
    JvmWallet other = another();
    into(other).replace(backup(lived.wallet));
    into(lived.wallet).replace(backup(lived.wallet));
    assertEquals(withoutVersions(WalletText.of(lived.wallet)), withoutVersions(WalletText.of(other)));
    assertEquals(WalletText.of(other), textAfterRestoring(other));
  }

  @Property(tries = 150)
  void restored_countsAllThatRanAsSpent(@ForAll("steps") List<Step> steps) {
    LivedWallet lived = LivedWallet.of(1, steps);
    JvmWallet other = another();
    into(other).replace(backup(lived.wallet));
    Map<String, Value.Obj> after = other.store().dump("limits");
    lived.wallet.store().dump("limits").forEach((key, row) -> {
      if (!key.startsWith("pace/")) {
        long counted = row.integer("settled", 0) + row.integer("reserved", 0);
        assertEquals(counted, after.get(key).integer("settled", -1), key);
        assertEquals(0, after.get(key).integer("reserved", -1), key);
      }
    });
    assertTrue(other.store().dump("reservations").isEmpty());
  }

  @Property(tries = 150)
  void restored_findsEachAppByItsOrigin(@ForAll("steps") List<Step> steps) {
    LivedWallet lived = LivedWallet.of(1, steps);
    JvmWallet other = another();
    into(other).replace(backup(lived.wallet));
    LivedWallet there = new LivedWallet(other);
    for (int i = 0; i < 3; i++) {
      Grant before = lived.grants().ofOrigin(LivedWallet.origin(i));
      Grant after = there.grants().ofOrigin(LivedWallet.origin(i));
      assertEquals(before == null ? null : before.details(), after == null ? null : after.details());
      assertEquals(before == null ? null : before.row().status(), after == null ? null : after.row().status());
    }
  }

  @Property(tries = 200)
  void merged_widensNothing(@ForAll("steps") List<Step> here, @ForAll("steps") List<Step> there) {
    LivedWallet mine = LivedWallet.of(1, here);
    JvmWallet fork = another();
    into(fork).replace(backup(mine.wallet));
    LivedWallet theirs = new LivedWallet(fork);
    there.forEach(theirs::take);
    there.forEach(step -> mine.take(new Step(step.kind(), step.which() + 1, step.amount())));
    Grant[] before = newest(mine);
    Map<String, Value.Obj> counted = mine.wallet.store().dump("limits");
    Set<String> keyIds = ids(mine);
    boolean chose = mine.wallet.store().dump("settings").containsKey("models");
    String chosen = print((chose ? mine : theirs).models().content());
    into(mine.wallet).merge(backup(theirs.wallet));
    for (int i = 0; i < 3; i++) {
      assertNarrower(before[i], mine.grants().ofOrigin(LivedWallet.origin(i)));
    }
    Map<String, Value.Obj> after = mine.wallet.store().dump("limits");
    counted.forEach((key, row) -> assertTrue(
        after.get(key).integer("settled", 0) >= row.integer("settled", 0), key));
    assertTrue(ids(mine).containsAll(keyIds));
    assertEquals(chosen, print(mine.models().content()));
  }

  @Property(tries = 100)
  void mergedWithItself_staysAsItIs(@ForAll("steps") List<Step> steps) {
    LivedWallet lived = LivedWallet.of(1, steps);
    into(lived.wallet).replace(backup(lived.wallet));
    String before = WalletText.of(lived.wallet);
    assertEquals(new Restore.Added(0, 0, 0), into(lived.wallet).merge(backup(lived.wallet)));
    assertEquals(before, WalletText.of(lived.wallet));
  }

  private static String print(Value.Obj content) {
    return new JvmJson().print(content);
  }

  private static void assertNarrower(Grant before, Grant after) {
    if (before == null) {
      return;
    }
    assertEquals(before.id(), after.id());
    assertEquals(before.details(), after.details());
    Caveats wide = before.row().caveats();
    Caveats narrow = after.row().caveats();
    for (Limit limit : wide.limits()) {
      Limit same = narrow.limits().stream().filter(each -> each.id().equals(limit.id())).findFirst().orElseThrow();
      assertTrue(same.amountNanoUsd() <= limit.amountNanoUsd());
    }
    assertTrue(narrow.expiresAt() <= wide.expiresAt());
    assertTrue(rank(after.row().status()) >= rank(before.row().status()), before + " " + after);
  }

  private static int rank(GrantStatus status) {
    return switch (status) {
      case ACTIVE -> 0;
      case PAUSED -> 1;
      default -> 2;
    };
  }

  private static Grant[] newest(LivedWallet lived) {
    Grant[] newest = new Grant[3];
    for (int i = 0; i < 3; i++) {
      newest[i] = lived.grants().ofOrigin(LivedWallet.origin(i));
    }
    return newest;
  }

  private static Set<String> ids(LivedWallet lived) {
    Set<String> ids = new HashSet<>();
    for (ProviderKey key : lived.keys().list().items()) {
      ids.add(key.id());
    }
    return ids;
  }

  /** A grant that is put back over itself has a later epoch and version, so that what ran under it ends. */
  private static String withoutVersions(String text) {
    return text.replaceAll("\"(ver|epoch)\":\\d+", "\"$1\":0");
  }

  private static String textAfterRestoring(JvmWallet wallet) {
    JvmWallet third = JvmWallet.at(wallet.clock(), 7);
    into(third).replace(backup(wallet));
    return WalletText.of(third);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 18);
    Arbitrary<Integer> which = Arbitraries.integers().between(0, 40);
    Arbitrary<Integer> amounts = Arbitraries.integers().between(1, 100);
    return Combinators.combine(kinds, which, amounts).as(Step::new).list().ofMinSize(3).ofMaxSize(40);
  }
}
