package byok.core.keys;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final String TEXT = "sk-MARKED-0123456789";

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final KeyRing ring = new KeyRing(wallet.open(), wallet.ports());

  @Test
  void add_keepsTheKey_andShowsItsEnding() {
    ProviderKey added = ring.add(draft("openai", " " + TEXT + "\n"));
    ProviderKey found = ring.get(added.id());
    assertEquals(added, found);
    assertEquals(TEXT, found.secret().read(SecretAccess.SEND));
    assertEquals("6789", found.ending());
    assertEquals(JvmWallet.START, found.addedAt());
    assertFalse(invariants.saw(found.toString()).contains(TEXT));
  }

  @Test
  void rows_holdNoPlaintext() {
    ring.add(draft("openai", TEXT));
    Value.Obj row = wallet.store().dump("keys").values().iterator().next();
    assertEquals(3, row.size());
    assertEquals(1, row.integer("v", 0));
    assertEquals(1, row.integer("ver", 0));
  }

  @Test
  void aCustomEndpoint_keepsAddressAndPrice_andNeedsNoKey() {
    ProviderKey draft = draft("ollama", "").at("http://127.0.0.1:11434/v1", new TokenPrice(0, 5));
    ProviderKey found = ring.get(ring.add(draft).id());
    assertEquals("http://127.0.0.1:11434/v1", found.baseUrl());
    assertEquals(new TokenPrice(0, 5), found.price());
    assertEquals("", found.ending());
  }

  @Test
  void replace_keepsTheId_andTheModelsOfTheCheck() {
    ProviderKey added = ring.add(draft("openai", TEXT));
    ring.replace(added.checked(KeyCheck.WORKS, List.of("gpt-4o", "gpt-4o-mini")));
    ProviderKey found = ring.get(added.id());
    assertEquals(List.of("gpt-4o", "gpt-4o-mini"), found.models());
    assertEquals(KeyCheck.WORKS, found.check());
    assertEquals(1, ring.list().items().size());
  }

  @Test
  void remove_endsIt() {
    ProviderKey added = ring.add(draft("openai", TEXT));
    ring.remove(added.id());
    ring.remove(added.id());
    assertNull(ring.get(added.id()));
    refused(ErrorCode.NO_PROVIDER_KEY, () -> ring.replace(added));
  }

  @Test
  void ofProvider_findsOldestFirst() {
    ProviderKey first = ring.add(draft("openai", TEXT));
    wallet.clock().advance(1);
    ring.add(draft("anthropic", TEXT));
    wallet.clock().advance(1);
    ProviderKey second = ring.add(draft("openai", TEXT + "2"));
    assertEquals(List.of(first, second), ring.ofProvider("openai"));
  }

  @Test
  void aDamagedKey_isNamed_andTheOthersOpen() {
    ProviderKey good = ring.add(draft("openai", TEXT));
    ProviderKey bad = ring.add(draft("anthropic", TEXT));
    wallet.store().write(List.of("keys"), false, tx -> {
      tx.put("keys", bad.id(), tx.get("keys", bad.id()).put("sealed", new Value.Bytes(new byte[40])));
      return null;
    });
    assertEquals(List.of(good), ring.list().items());
    assertEquals(List.of(bad.id()), ring.list().damaged());
    refused(ErrorCode.DAMAGED_RECORD, () -> ring.get(bad.id()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "sk-with space", "sk-new\nline", "sk-\u0007bell", "sk-ünicode", "sk-tab\t1"})
  void add_whatCannotBeAKey_isRefused(String text) {
    invariants.saw(refused(ErrorCode.INVALID_REQUEST, () -> ring.add(draft("openai", text))).getMessage());
    refused(ErrorCode.INVALID_REQUEST, () -> ring.add(draft("openai", "k".repeat(513))));
    assertEquals(0, ring.list().items().size());
  }

  private static ProviderKey draft(String providerId, String text) {
    return ProviderKey.draft(providerId, "Mine", SecretText.of(text));
  }
}
