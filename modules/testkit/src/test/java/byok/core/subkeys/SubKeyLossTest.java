package byok.core.subkeys;

import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.secret.SecretText;
import byok.core.session.Accepted;
import byok.core.session.SessionTerms;
import byok.protocol.ErrorCode;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys at the provider that nobody would end: too many, half made, forgotten. */
class SubKeyLossTest {
  private static final String SLICE = "slice-number-one";

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final SubKeyWorld world = new SubKeyWorld();
  private final StrictProvider provider = world.provider;

  @BeforeEach
  void watch() {
    invariants.watch(world.vault);
    invariants.watch(world.partition);
  }

  @Test
  void issue_withSeveralKeysOfOneProvider_makesOneSubKeyForAll() {
    world.addKey("sk-MARKED-plain", false);
    world.addKey("sk-MARKED-first", true);
    world.addKey("sk-MARKED-second", true);
    world.issue(SLICE);
    assertEquals(1, provider.wishes.size());
    assertEquals(List.of("sk-MARKED-sub-1"), world.opening());
    assertEquals(List.of("OpenRouter"), world.keys().capping());
    assertEquals(1.0, provider.keys.values().stream().mapToDouble(key -> key.limitUsd).sum());
  }

  @Test
  void issue_whereTheSecondMintFails_leavesNoFirst() {
    world.addKey("sk-MARKED-first", true);
    ProviderKey second = new KeyRing(world.vault.open(), world.vault.ports())
        .add(ProviderKey.draft("second", "Second", SecretText.of("sk-MARKED-second")));
    new ManagementKeys(world.vault.open(), world.vault.ports())
        .put(second.id(), SecretText.of(StrictProvider.MANAGEMENT));
    world.owners.add(second);
    SessionKeys keys = new SessionKeys(
        world.owners, StrictProvider.tableOfTwo(), world.mint(), world.vault.open(), world.vault.ports());
    provider.most = 1;
    refused(ErrorCode.PROVIDER_ERROR,
        () -> world.issuer.issue(world.grant.id(), SLICE, keys, Accepted.NOTHING, SessionTerms.PLAIN));
    assertEquals(1, provider.keys.size());
    assertEquals(2, world.subKeys.due().size());
    new SubKeyEnding(world.vault.store(), StrictProvider.tableOfTwo(), world.mint())
        .end(world.subKeys.due(), world.vault.clock().nowMillis());
    world.look();
    assertEquals(0, provider.keys.size());
    assertEquals(List.of(), world.subKeys.all());
    assertEquals(DOLLAR, world.book.remaining(world.grant.id()));
  }

  @Test
  void aPageThatDiesBeforeItHears_leavesAKey_thatTheNextContactEnds() {
    world.addKey("sk-MARKED-first", true);
    provider.whenMade = () -> {
      throw new IllegalStateException("the page died");
    };
    assertThrows(IllegalStateException.class, () -> world.issue(SLICE));
    assertEquals(1, provider.keys.size());
    assertEquals(List.of(), world.subKeys.due());
    world.vault.clock().advance(60_000);
    world.look();
    assertEquals(0, provider.keys.size());
    assertEquals(List.of(), world.subKeys.all());
    assertEquals("[POST /keys, GET /keys, GET /keys?offset=1, DELETE /keys/hash-1]", provider.asked.toString());
  }

  @Test
  void anAnswerThatIsLost_leavesAKey_thatIsEndedAtOnce() {
    world.addKey("sk-MARKED-first", true);
    provider.breaksOff = true;
    refused(ErrorCode.PROVIDER_UNREACHABLE, () -> world.issue(SLICE));
    assertEquals(1, provider.keys.size());
    world.look();
    assertEquals(0, provider.keys.size());
    assertEquals(List.of(), world.subKeys.all());
  }

  @Test
  void aKeyThatWasGivenUpWhileItWasMade_isNotHandedOver() {
    world.addKey("sk-MARKED-first", true);
    provider.whenMade = () -> {
      SubKeyBook.endAll(world.vault.store());
      provider.offline = true;
      world.look();
      provider.offline = false;
      world.look();
    };
    refused(ErrorCode.PROVIDER_ERROR, () -> world.issue(SLICE));
    assertEquals(0, provider.keys.size());
    assertEquals(List.of(), world.subKeys.all());
  }

  @Test
  void sweep_endsWhatHasThisWalletsName_andIsUnknown() {
    world.addKey("sk-MARKED-first", true);
    world.issue(SLICE);
    String ours = provider.wishes.get(0).text("name").substring(0, 21);
    assertTrue(ours.endsWith(" "), ours);
    stands("hash-a", "mine, by hand");
    stands("hash-b", ours + "lost-one");
    stands("hash-c", "BYOK wallet otherone lost-one");
    stands("hash-d", ours + "test");
    assertEquals(2, world.sweep());
    assertEquals(List.of("hash-1", "hash-a", "hash-c"), List.copyOf(provider.keys.keySet()));
    assertEquals(0, world.sweep());
  }

  @Test
  void sweep_whereTheListIsCutShort_endsNothing() {
    world.addKey("sk-MARKED-first", true);
    stands("hash-b", KeyName.prefix(world.vault.store(), world.vault.ports().crypto()) + "lost-one");
    provider.offline = true;
    assertEquals(0, world.sweep());
    provider.offline = false;
    assertEquals(1, world.sweep());
  }

  private void stands(String hash, String name) {
    provider.keys.put(hash, new StrictProvider.Key(name, "sk-MARKED-" + hash, 1, null));
  }
}
