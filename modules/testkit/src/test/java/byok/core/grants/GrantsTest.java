package byok.core.grants;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.ORIGIN;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static byok.core.Sample.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.ledger.EarlierSpending;
import byok.core.ledger.Meanwhile;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GrantsTest {
  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final Grants grants = new Grants(wallet.open(), wallet.ports());
  private final GrantTable table = grants.table();

  @Test
  void approve_makesAGrant_foundByOrigin() {
    assertNull(grants.ofOrigin(ORIGIN));
    Grant grant = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    assertEquals(grant.details(), grants.ofOrigin(ORIGIN).details());
    assertEquals(grant.row(), table.ofOrigin(ORIGIN));
    assertEquals(grant.id() + ":day", grant.row().caveats().limits().get(0).id());
    assertNull(grants.ofOrigin("https://notes.example.org"));
  }

  @Test
  void rows_nameNoOrigin() {
    grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    Value.Obj row = wallet.store().dump("grants").values().iterator().next();
    for (int i = 0; i < row.size(); i++) {
      assertFalse(String.valueOf(row.valueAt(i)).contains("notes"), row.keyAt(i));
    }
  }

  @Test
  void approve_again_amendsTheSameGrant() {
    Grant first = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    wallet.clock().advance(5);
    GrantTerms wider = terms(limit(2 * DOLLAR, Period.DAY), limit(9 * DOLLAR, Period.MONTH));
    Grant second = grants.approve(ORIGIN, wider, Storage.SEALED);
    assertEquals(first.id(), second.id());
    assertEquals(first.row().createdAt(), second.row().createdAt());
    assertEquals(2, grants.get(first.id()).row().caveats().limits().size());
    assertEquals(Storage.SEALED, table.get(first.id()).storage());
    assertEquals(1, table.list().size());
  }

  /** Whenever the revocation comes between what a change reads and what it writes. */
  @Test
  void change_whileTheGrantIsRevoked_doesNotReviveIt() {
    for (int when = 0; when < 8; when++) {
      wallet.clock().advance(1);
      Grant grant = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
      Intruded store = new Intruded(wallet.store(), when, () -> table.revoke(grant.id()));
      Grants other = new Grants(new OpenVault(store, wallet.open().key()), wallet.ports());
      try {
        other.edit(grant, stored -> terms(limit(2 * DOLLAR, Period.DAY)));
      } catch (ByokException e) {
        assertEquals(ErrorCode.GRANT_REVOKED, e.code());
      }
      GrantStatus expected = store.left < 0 ? GrantStatus.REVOKED : GrantStatus.ACTIVE;
      assertEquals(expected, table.get(grant.id()).status(), "before step " + when);
      table.revoke(grant.id());
    }
  }

  /** A store on which another page does something just before this page's step of that number. */
  private static final class Intruded implements Store {
    private final Store store;
    private final Runnable other;
    private int left;

    Intruded(Store store, int step, Runnable other) {
      this.store = store;
      this.other = other;
      this.left = step;
    }

    @Override
    public <T> T read(List<String> tables, Function<Tx, T> work) {
      step();
      return store.read(tables, work);
    }

    @Override
    public <T> T write(List<String> tables, boolean strict, Function<Tx, T> work) {
      step();
      return store.write(tables, strict, work);
    }

    private void step() {
      if (left-- == 0) {
        other.run();
      }
    }
  }

  @Test
  void approve_afterItEnded_makesANewGrant() {
    Grant first = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    assertTrue(table.revoke(first.id()));
    assertFalse(table.revoke(first.id()));
    Grant second = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    assertNotEquals(first.id(), second.id());
    assertEquals(second.id(), grants.ofOrigin(ORIGIN).id());
    assertEquals(2, grants.list().items().size());
  }

  @Test
  void revoke_endsItAndRaisesTheEpoch() {
    Grant grant = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    table.revoke(grant.id());
    assertEquals(GrantStatus.REVOKED, table.get(grant.id()).status());
    assertEquals(2, table.get(grant.id()).epoch());
    refused(ErrorCode.GRANT_REVOKED, () -> table.requireActive(grant.id()));
    assertEquals("Notes", grants.get(grant.id()).details().appName());
  }

  @Test
  void block_endsTheGrant_untilUnblocked() {
    Grant grant = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    grants.block(ORIGIN, "Notes");
    assertEquals(GrantStatus.BLOCKED, table.get(grant.id()).status());
    refused(ErrorCode.GRANT_REVOKED, () -> table.requireActive(grant.id()));
    assertFalse(table.pause(grant.id(), "no"));
    assertTrue(table.unblock(grant.id()));
    assertEquals(GrantStatus.REVOKED, table.get(grant.id()).status());
  }

  @Test
  void block_anUnknownOrigin_isKept() {
    grants.block("https://spam.example", "Spam");
    Grant blocked = grants.ofOrigin("https://spam.example");
    assertEquals(GrantStatus.BLOCKED, blocked.row().statusAt(JvmWallet.START));
    assertEquals(List.of(), blocked.details().capabilities());
  }

  @Test
  void pause_andResume() {
    Grant grant = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    assertTrue(table.pause(grant.id(), "Paused by you."));
    assertEquals("Paused by you.", table.get(grant.id()).reason());
    refused(ErrorCode.GRANT_REVOKED, () -> table.requireActive(grant.id()));
    assertTrue(table.resume(grant.id()));
    assertNull(table.get(grant.id()).reason());
    table.requireActive(grant.id());
  }

  @Test
  void change_leavesAPausedGrantPaused_andOnlyAnApprovalLetsItGoOn() {
    Grant grant = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SEALED);
    table.pause(grant.id(), "It was too fast.");
    GrantTerms other = terms(limit(2 * DOLLAR, Period.DAY));
    EarlierSpending.change(wallet.open(), wallet.ports(), grant, stored -> other);
    GrantRow changed = table.get(grant.id());
    assertEquals(GrantStatus.PAUSED, changed.status());
    assertEquals("It was too fast.", changed.reason());
    assertEquals(Storage.SEALED, changed.storage());
    assertEquals(2 * DOLLAR, changed.caveats().limits().get(0).amountNanoUsd());
    refused(ErrorCode.GRANT_REVOKED, () -> table.requireActive(grant.id()));
    grants.approve(ORIGIN, other, Storage.SEALED);
    assertNull(table.get(grant.id()).reason());
    table.requireActive(grant.id());
  }

  @Test
  void change_ofAnEndedGrant_isRefused() {
    Grant grant = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    table.revoke(grant.id());
    refused(
        ErrorCode.GRANT_REVOKED, () -> EarlierSpending.change(wallet.open(), wallet.ports(), grant, stored -> terms()));
    assertEquals(GrantStatus.REVOKED, table.get(grant.id()).status());
    assertEquals(1, table.list().size());
  }

  @Test
  void change_isMadeOfWhatIsStoredThen_notOfWhatTheOwnerSaw() {
    Grant seen = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    OpenVault page = new OpenVault(new Meanwhile(wallet.store(), () -> grants.edit(seen, GrantsTest::off)), wallet.open().key());
    Grant after = EarlierSpending.change(page, wallet.ports(), seen, stored -> wider(stored.terms()));
    assertEquals(Map.of("gpt-4o", ""), after.details().overrides());
    assertEquals(Map.of("gpt-4o", ""), grants.get(seen.id()).details().overrides());
    assertEquals(2 * DOLLAR, table.get(seen.id()).caveats().limits().get(0).amountNanoUsd());
  }

  @Test
  void change_neverBringsBackAGrantThatEndedMeanwhile_norWidensTheNext() {
    Grant seen = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    OpenVault page = new OpenVault(new Meanwhile(wallet.store(), () -> table.revoke(seen.id())), wallet.open().key());
    refused(ErrorCode.GRANT_REVOKED,
        () -> EarlierSpending.change(page, wallet.ports(), seen, stored -> wider(stored.terms())));
    assertEquals(GrantStatus.REVOKED, table.get(seen.id()).status());
    Grant next = grants.approve(ORIGIN, terms(limit(DOLLAR, Period.DAY)), Storage.SHARED);
    refused(ErrorCode.GRANT_REVOKED,
        () -> EarlierSpending.change(wallet.open(), wallet.ports(), seen, stored -> wider(stored.terms())));
    assertEquals(DOLLAR, table.get(next.id()).caveats().limits().get(0).amountNanoUsd());
  }

  private static GrantTerms wider(GrantTerms own) {
    return new GrantTerms(
        own.appName(), own.purpose(), own.capabilities(), own.models(), terms(limit(2 * DOLLAR, Period.DAY)).caveats(),
        own.overrides());
  }

  /** As the owner does in another tab. */
  private static GrantTerms off(Grant stored) {
    GrantTerms own = stored.terms();
    return new GrantTerms(
        own.appName(), own.purpose(), own.capabilities(), own.models(), own.caveats(), Map.of("gpt-4o", ""));
  }

  @Test
  void noPatternList_allowsNothing_andAnyIsWrittenOut() {
    GrantTerms terms = new GrantTerms(
        "Notes", "", List.of(Capability.LANGUAGE), List.of(), terms().caveats(), Map.of());
    Grant none = grants.approve(ORIGIN, terms, Storage.SHARED);
    assertFalse(none.allowsModel(List.of("gpt-4o")));
    assertTrue(none.allows(Capability.LANGUAGE));
    assertFalse(none.allows(Capability.IMAGE));
    assertTrue(grants.approve(ORIGIN, terms(), Storage.SHARED).allowsModel(List.of("gpt-4o")));
  }

  @Test
  void patterns_matchWholeIds() {
    assertTrue(ModelPattern.of("gpt-4o*").matches("gpt-4o-mini"));
    assertTrue(ModelPattern.of("*/llama*:free").matches("meta/llama-3:free"));
    assertTrue(ModelPattern.of("a*b*c").matches("axxbyybzc"));
    assertFalse(ModelPattern.of("gpt-4o").matches("gpt-4o-mini"));
    assertFalse(ModelPattern.of("a*b").matches("axbx"));
    assertFalse(ModelPattern.of("*x").matches(""));
    refused(ErrorCode.INVALID_REQUEST, () -> ModelPattern.of("gpt 4"));
    refused(ErrorCode.INVALID_REQUEST, () -> ModelPattern.of(""));
  }

  @Test
  void diff_showsWhatIsAddedAndWhatIsTaken() {
    GrantTerms before = terms(limit(50 * CENT, Period.DAY));
    GrantTerms after = terms(limit(2 * DOLLAR, Period.DAY), limit(DOLLAR, Period.HOUR));
    GrantDiff diff = GrantDiff.between(before, after);
    assertTrue(diff.widens());
    assertEquals(
        List.of(
            new GrantDiff.LimitChange(Period.HOUR, null, DOLLAR),
            new GrantDiff.LimitChange(Period.DAY, 50 * CENT, 2 * DOLLAR)),
        diff.limits());
    assertFalse(GrantDiff.between(after, terms(limit(DOLLAR, Period.DAY), limit(DOLLAR, Period.HOUR))).widens());
    assertTrue(GrantDiff.between(after, before).widens());
    assertTrue(GrantDiff.between(before, before).isEmpty());
  }

  @Test
  void diff_knowsWhatTheRareCaveatsGiveAndTake() {
    Unpriced five = new Unpriced(Unpriced.Unit.TOKENS, List.of(limit(5, Period.DAY)));
    Unpriced nine = new Unpriced(Unpriced.Unit.TOKENS, List.of(limit(9, Period.DAY)));
    Unpriced other = new Unpriced(Unpriced.Unit.REQUESTS, List.of(limit(1, Period.DAY)));
    assertTrue(widens(rare(10L, false, null), rare(11L, false, null)));
    assertTrue(widens(rare(10L, false, null), rare(null, false, null)));
    assertFalse(widens(rare(null, false, null), rare(10L, false, null)));
    assertTrue(widens(rare(null, true, null), rare(null, false, null)));
    assertFalse(widens(rare(null, false, null), rare(null, true, null)));
    assertTrue(widens(rare(null, false, null), rare(null, false, five)));
    assertTrue(widens(rare(null, false, five), rare(null, false, nine)));
    assertTrue(widens(rare(null, false, five), rare(null, false, other)));
    assertFalse(widens(rare(null, false, nine), rare(null, false, five)));
    assertFalse(widens(rare(null, false, five), rare(null, false, null)));
  }

  @Test
  void aGrantThatIsNoLongerStrict_isWider() {
    assertTrue(widens(strict(true), strict(false)));
    assertFalse(widens(strict(false), strict(true)));
  }

  @Test
  void aStrictGrant_worksThroughAWindow_whereItsBridgeDoesNotReachTheVault() {
    assertEquals(Storage.LIVE, Storage.SEALED.under(strict(true)));
    assertEquals(Storage.SEALED, Storage.SEALED.under(strict(false)));
    assertEquals(Storage.SHARED, Storage.SHARED.under(strict(true)));
    Grant grant = grants.approve(ORIGIN, terms(strict(true)), Storage.SEALED);
    grants.table().moveTo(grant.id(), Storage.LIVE);
    assertEquals(Storage.LIVE, grants.get(grant.id()).row().storage());
    assertTrue(grants.get(grant.id()).row().storage().isOnVault());
  }

  private static Caveats strict(boolean strict) {
    return new Caveats(List.of(limit(CENT, Period.DAY)), Window.NEVER, 20, null, null, null, false, null, strict);
  }

  private static Caveats rare(Long tokens, boolean local, Unpriced unpriced) {
    return new Caveats(List.of(limit(CENT, Period.DAY)), Window.NEVER, 20, null, null, tokens, local, unpriced);
  }

  /** Whether one leads to more than the other; that they differ at all is asked too. */
  private static boolean widens(Caveats before, Caveats after) {
    GrantDiff diff = GrantDiff.between(terms(before), terms(after));
    assertFalse(diff.isEmpty());
    return diff.widens();
  }

  @Test
  void aDamagedGrant_isNamed_andTheOthersOpen() {
    Grant good = grants.approve(ORIGIN, terms(), Storage.SHARED);
    Grant bad = grants.approve("https://other.example", terms(), Storage.SHARED);
    wallet.store().write(List.of("grants"), false, tx -> {
      tx.put("grants", bad.id(), tx.get("grants", bad.id()).put("sealed", Value.NULL));
      return null;
    });
    assertEquals(List.of(bad.id()), grants.list().damaged());
    assertEquals(good.id(), grants.list().items().get(0).id());
    assertTrue(table.revoke(bad.id()));
  }
}
