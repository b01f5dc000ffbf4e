package byok.core.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.keys.KeyCheck;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.Tariff;
import byok.core.providers.ProviderEntry;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalKeyTest {
  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final KeyRing keys = new KeyRing(wallet.open(), wallet.ports());

  private static LocalModel model(String id) {
    return new LocalModel(
        id, "Model " + id, "wllama", List.of(new ModelFile("w", "https://x.example/w", 3, "")), 512, 0, "");
  }

  private boolean follow(LocalModel... ready) {
    return LocalKey.follow(keys, List.of(ready), wallet.clock().nowMillis());
  }

  private ProviderKey only() {
    List<ProviderKey> found = keys.ofProvider(LocalKey.PROVIDER);
    assertEquals(1, found.size());
    return found.get(0);
  }

  @Test
  void follow_theFirstModel_makesAKeyWithoutASecret() {
    assertTrue(follow(model("a")));
    ProviderKey key = only();
    assertTrue(LocalKey.is(key));
    assertEquals(List.of("a"), key.models());
    assertEquals(KeyCheck.WORKS, key.check());
    assertEquals("", key.secret().read(SecretAccess.SEND));
    assertTrue(key.baseUrl().startsWith(ProviderEntry.HERE));
    assertEquals(512, Tariff.of(key).find("a").context());
  }

  @Test
  void follow_anotherModel_comesAfterTheFirst_whatAnswersAsTheDefaultStays() {
    follow(model("recite"));
    follow(model("count"), model("recite"));
    assertEquals(List.of("recite", "count"), only().models());
    assertFalse(follow(model("count"), model("recite")));
    follow(model("count"));
    assertEquals(List.of("count"), only().models());
  }

  @Test
  void follow_whatIsThereAlready_changesNothing() {
    follow(model("a"));
    assertFalse(follow(model("a")));
    assertTrue(follow(model("a"), model("b")));
    assertEquals(List.of("a", "b"), only().models());
  }

  @Test
  void follow_leavesAnEndpointOfTheSameName_asItIs() {
    ProviderKey endpoint = keys.add(
        ProviderKey.draft(LocalKey.PROVIDER, "Local", SecretText.of("")).at("https://llm.example/v1", null));
    assertFalse(LocalKey.is(endpoint));
    assertFalse(follow());
    assertFalse(follow(model("a")));
    assertEquals("https://llm.example/v1", only().baseUrl());
    assertEquals(List.of(), only().models());
  }

  @Test
  void follow_withoutAModel_removesIt_andNoOther() {
    keys.add(ProviderKey.draft("openai", "Mine", SecretText.of("sk-12345678")));
    assertFalse(follow());
    follow(model("a"));
    assertTrue(follow());
    assertEquals(List.of(), keys.ofProvider(LocalKey.PROVIDER));
    assertEquals(1, keys.list().items().size());
  }
}
