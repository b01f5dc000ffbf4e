package byok.core.subkeys;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.limit;
import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.backup.Backup;
import byok.core.backup.BackupFile;
import byok.core.backup.Restore;
import byok.core.budgets.BudgetBook;
import byok.core.grants.Grant;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.session.Accepted;
import byok.core.session.SessionIssuer;
import byok.core.session.SessionStore;
import byok.core.session.SessionTerms;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubKeyTest {
  private static final String OWNERS = "sk-MARKED-owners-own-key";
  private static final String SLICE = "slice-number-one";

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final StrictProvider provider = new StrictProvider();
  private final JvmWallet vault = invariants.watch(JvmWallet.create());
  private final JvmWallet partition = invariants.watch(JvmWallet.at(vault.clock(), 2));
  private final SessionStore session = new SessionStore(partition.store(), partition.stash(), partition.ports());
  private final SessionIssuer issuer = new SessionIssuer(vault.open(), vault.ports());
  private final BudgetBook book = Sample.book(vault);
  private final ProviderKey key =
      new KeyRing(vault.open(), vault.ports()).add(ProviderKey.draft("openrouter", "Mine", SecretText.of(OWNERS)));
  private final Grant grant = Sample.grant(vault, limit(DOLLAR, Period.DAY));
  private final ManagementKeys management = new ManagementKeys(vault.open(), vault.ports());
  private final SubKeyBook subKeys = new SubKeyBook(vault.open(), vault.ports());

  @Test
  void issue_withManagementKey_handsOverASubKeyWorthTheSlice() {
    manage();
    issue(SLICE);
    assertEquals(List.of("sk-MARKED-sub-1"), opening());
    assertEquals(1.0, provider.wishes.get(0).number("limit", 0));
    assertTrue(provider.wishes.get(0).isTrue("include_byok_in_limit"));
    assertEquals("2026-03-10T12:11:00Z", provider.wishes.get(0).text("expires_at"));
    String name = provider.wishes.get(0).text("name");
    assertTrue(name.startsWith("BYOK wallet ") && name.endsWith(" slice-nu"), name);
    assertEquals(29, name.length());
    SubKey made = subKeys.all().get(0);
    assertEquals("hash-1 " + DOLLAR + " " + grant.id(), made.hash() + " " + made.limitNanoUsd() + " " + made.grantId());
  }

  @Test
  void issue_withoutManagementKey_handsOverTheOwnersKey() {
    issue(SLICE);
    assertEquals(List.of(OWNERS), opening());
    assertEquals(List.of(), provider.wishes);
  }

  @Test
  void issue_whereNoneIsMade_isRefused_andGivesTheSliceBack() {
    manage();
    provider.offline = true;
    refused(ErrorCode.PROVIDER_UNREACHABLE, () -> issue(SLICE));
    provider.offline = false;
    provider.dismissed = true;
    refused(ErrorCode.PROVIDER_AUTH, () -> issue("slice-number-two"));
    assertEquals(DOLLAR, book.remaining(grant.id()));
    assertNull(session.open());
    refused(ErrorCode.SESSION_LAPSED, () -> issue(SLICE));
  }

  @Test
  void make_withoutTheLimitAskedFor_isRefused_andEnded() {
    manage();
    provider.forgetsLimit = true;
    refused(ErrorCode.PROVIDER_ERROR, () -> issue(SLICE));
    assertEquals(1, provider.wishes.size());
    assertEquals(0, provider.keys.size());
  }

  @Test
  void due_whileItsSliceIsOpen_isNone() {
    manage();
    issue(SLICE);
    assertEquals(List.of(), subKeys.due());
    vault.clock().advance(SessionIssuer.LEASE_MILLIS + 60_000);
    assertEquals(1, subKeys.due().size());
  }

  @Test
  void renewal_endsTheKeyBefore() {
    manage();
    issue(SLICE);
    issuer.accept(session.report(true));
    assertEquals(List.of("hash-1"), hashes(subKeys.due()));
    issue("slice-number-two");
    end();
    assertEquals(List.of("hash-2"), List.copyOf(provider.keys.keySet()));
    assertEquals(List.of("hash-2"), hashes(subKeys.all()));
  }

  @Test
  void revocation_endsIt() {
    manage();
    issue(SLICE);
    new byok.core.grants.Grants(vault.open(), vault.ports()).table().revoke(grant.id());
    end();
    assertEquals(0, provider.keys.size());
    assertEquals(List.of(), subKeys.all());
  }

  @Test
  void end_offline_isTriedAgain_andSaid() {
    manage();
    issue(SLICE);
    SubKeyBook.endOfKey(vault.store(), "another");
    assertEquals(List.of(), subKeys.due());
    SubKeyBook.endOfKey(vault.store(), key.id());
    provider.offline = true;
    end();
    assertEquals(SubKeyEnd.UNREACHABLE, subKeys.all().get(0).failure());
    provider.offline = false;
    provider.dismissed = true;
    end();
    assertEquals(SubKeyEnd.REFUSED, subKeys.all().get(0).failure());
    provider.dismissed = false;
    management.remove(key.id());
    end();
    assertEquals(0, provider.keys.size());
    assertEquals(List.of(), subKeys.all());
  }

  @Test
  void end_longAfterItsOwnTime_isForgotten() {
    manage();
    issue(SLICE);
    vault.clock().advance(25 * 3_600_000L);
    provider.dismissed = true;
    end();
    assertEquals(List.of(), subKeys.all());
  }

  @Test
  void provider_refusesBeyondTheSlice_whateverThePartitionDoes() {
    manage();
    issue(SLICE);
    StrictProvider.Key stolen = provider.keys.get("hash-1");
    assertTrue(stolen.pays(60 * CENT));
    assertTrue(stolen.pays(40 * CENT));
    assertFalse(stolen.pays(1));
  }

  @Test
  void prove_makesAndEndsOne() {
    KeyMint mint = new KeyMint(provider, vault.ports().json());
    management.prove(mint, StrictProvider.table().find("openrouter"), SecretText.of(StrictProvider.MANAGEMENT));
    assertEquals(1, provider.wishes.size());
    assertEquals(0, provider.keys.size());
    refused(ErrorCode.PROVIDER_AUTH, () -> management.prove(
        mint, StrictProvider.table().find("openrouter"), SecretText.of("sk-MARKED-ordinary")));
    refused(ErrorCode.INVALID_REQUEST, () -> ManagementKeys.checked("two words"));
  }

  @Test
  void managementKey_isInBackups_andStaysWhereOneIsHere() {
    manage();
    Backup backup = backup();
    management.put(key.id(), SecretText.of("sk-MARKED-management-newer"));
    new Restore(vault.open(), vault.ports()).merge(backup);
    assertEquals("sk-MARKED-management-newer", management.of(key.id()).read(SecretAccess.SEND));
    JvmWallet other = invariants.watch(JvmWallet.at(vault.clock(), 3));
    new Restore(other.open(), other.ports()).merge(backup);
    ManagementKeys there = new ManagementKeys(other.open(), other.ports());
    assertEquals(StrictProvider.MANAGEMENT, there.of(key.id()).read(SecretAccess.SEND));
    new Restore(vault.open(), vault.ports()).replace(backup);
    assertEquals(StrictProvider.MANAGEMENT, management.of(key.id()).read(SecretAccess.SEND));
  }

  @Test
  void replacingTheWallet_keepsSubKeysKnown_untilTheyEnd() {
    manage();
    Backup backup = backup();
    issue(SLICE);
    new Restore(vault.open(), vault.ports()).replace(backup);
    assertEquals(List.of("hash-1"), hashes(subKeys.due()));
    end();
    assertEquals(0, provider.keys.size());
  }

  private void manage() {
    management.put(key.id(), SecretText.of(StrictProvider.MANAGEMENT));
  }

  private void issue(String sliceId) {
    KeyMint mint = new KeyMint(provider, vault.ports().json());
    SessionKeys keys = new SessionKeys(List.of(key), StrictProvider.table(), mint, vault.open(), vault.ports());
    session.install(issuer.issue(grant.id(), sliceId, keys, Accepted.NOTHING, SessionTerms.PLAIN));
  }

  private void end() {
    KeyMint mint = new KeyMint(provider, vault.ports().json());
    new SubKeyEnding(vault.store(), StrictProvider.table(), mint).end(subKeys.due(), vault.clock().nowMillis());
  }

  private List<String> opening() {
    return new KeyRing(session.open(), partition.ports()).list().items().stream()
        .map(each -> each.secret().read(SecretAccess.SEND)).toList();
  }

  private static List<String> hashes(List<SubKey> keys) {
    return keys.stream().map(SubKey::hash).toList();
  }

  private Backup backup() {
    byte[] file = BackupFile.write(vault.open(), vault.ports(), "four quiet harbour lanterns").file();
    return BackupFile.read(vault.ports(), file).open(vault.ports(), "four quiet harbour lanterns");
  }
}
