package byok.core.backup;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.limit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.Sample;
import byok.core.budgets.Caps;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.grants.Limit;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits that few wallets have, where a backup is merged: the narrower of both stand. */
class MergedLimitsTest {
  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet mine = invariants.watch(JvmWallet.create());
  private final JvmWallet fork = invariants.watch(JvmWallet.at(mine.clock(), 99));

  @Test
  void lowerLimitsOfModelsWithoutAPrice_areTakenUp() {
    Grant grant = Sample.grant(mine, unpriced(500));
    forked();
    table(fork).setCaveats(grant.id(), unpriced(200));
    GrantRow before = table(mine).get(grant.id());
    merge();
    GrantRow after = table(mine).get(grant.id());
    assertEquals(200, after.caveats().unpriced().limits().get(0).amountNanoUsd());
    assertEquals(before.epoch() + 1, after.epoch());
  }

  @Test
  void aForkWithoutThem_takesThemAway() {
    Grant grant = Sample.grant(mine, unpriced(500));
    forked();
    table(fork).setCaveats(grant.id(), Sample.caveats(limit(DOLLAR, Period.DAY)));
    merge();
    assertNull(table(mine).get(grant.id()).caveats().unpriced());
  }

  @Test
  void higherOnes_changeNothing() {
    Grant grant = Sample.grant(mine, unpriced(500));
    forked();
    table(fork).setCaveats(grant.id(), unpriced(900));
    GrantRow before = table(mine).get(grant.id());
    merge();
    assertEquals(before, table(mine).get(grant.id()));
  }

  @Test
  void ceilingAndRateOverAllApps_stayAtTheLower() {
    Limit month = Limit.of(Caps.WALLET, DOLLAR, Period.MONTH);
    Sample.setCaps(mine, new Caps(List.of(month), Map.of(), 5 * CENT, 30));
    Sample.setCaps(fork, new Caps(List.of(), Map.of(), 9 * CENT, 10));
    merge();
    assertEquals(new Caps(List.of(month), Map.of(), 5 * CENT, 10), Sample.book(mine).caps());
  }

  @Test
  void ceilingAndRateOfOneWallet_hold() {
    Sample.setCaps(mine, new Caps(List.of(), Map.of(), 5 * CENT, null));
    Sample.setCaps(fork, new Caps(List.of(), Map.of(), null, 10));
    merge();
    assertEquals(new Caps(List.of(), Map.of(), 5 * CENT, 10), Sample.book(mine).caps());
  }

  private static Caveats unpriced(long tokens) {
    Unpriced unpriced = new Unpriced(Unpriced.Unit.TOKENS, List.of(limit(tokens, Period.DAY)));
    return new Caveats(List.of(limit(DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, null, false, unpriced);
  }

  private void forked() {
    new Restore(fork.open(), fork.ports()).replace(Snapshot.of(mine.open(), mine.ports()));
  }

  private void merge() {
    new Restore(mine.open(), mine.ports()).merge(Snapshot.of(fork.open(), fork.ports()));
  }

  private static GrantTable table(JvmWallet wallet) {
    return new GrantTable(wallet.store(), wallet.clock(), wallet.ports().crypto());
  }
}
