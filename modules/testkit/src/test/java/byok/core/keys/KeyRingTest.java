package byok.core.keys;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.ledger.Meanwhile;
import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.core.vault.SealedRow;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final Price PRICE = Price.ofPicoUsd(150_000, 600_000, 75_000, 187_500, 1_000_000);
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
    ring.replace(added.working(Sample.listed("gpt-4o", "gpt-4o-mini"), JvmWallet.START));
    ProviderKey found = ring.get(added.id());
    assertEquals(List.of("gpt-4o", "gpt-4o-mini"), found.models());
    assertEquals(KeyCheck.WORKS, found.check());
    assertEquals(1, ring.list().items().size());
  }

  /** The owner may give up at any moment before it is stored. */
  @Test
  void replace_givenUpAtTheLastMoment_storesNothing() {
    ProviderKey added = ring.add(draft("openai", TEXT));
    boolean[] wanted = {true};
    KeyRing page = page(() -> wanted[0] = false);
    assertNull(page.replace(added.withSecret(SecretText.of("sk-MARKED-other-0123")), () -> wanted[0]));
    assertEquals(added, ring.get(added.id()));
    wanted[0] = true;
    assertEquals("0123", page.replace(added.withSecret(SecretText.of("sk-MARKED-other-0123")), () -> wanted[0]).ending());
  }

  @Test
  void note_ofAKeyThatAnotherTabReplaced_changesNothing() {
    ProviderKey asked = ring.add(draft("openai", TEXT));
    ProviderKey other = asked.withSecret(SecretText.of("sk-MARKED-other-0123"));
    KeyRing page = page(() -> ring.replace(other));
    assertEquals(other, page.note(asked, stored -> stored.checked(KeyCheck.REFUSED)));
    assertEquals(other, ring.get(asked.id()));
  }

  @Test
  void note_isMadeOfTheKeyAsItIsStored() {
    ProviderKey asked = ring.add(draft("openai", TEXT));
    ProviderKey other = asked.working(Sample.listed("gpt-4o"), JvmWallet.START);
    KeyRing page = page(() -> ring.replace(other));
    assertEquals(List.of("gpt-4o"), page.note(asked, stored -> stored.checked(KeyCheck.REFUSED)).models());
    assertEquals(List.of("gpt-4o"), ring.get(asked.id()).models());
    assertEquals(KeyCheck.REFUSED, ring.get(asked.id()).check());
    ring.remove(asked.id());
    assertNull(ring.note(asked, stored -> stored.checked(KeyCheck.REFUSED)));
    assertNull(ring.get(asked.id()));
  }

  /** A page where another does something before it first writes. */
  private KeyRing page(Runnable other) {
    return new KeyRing(new OpenVault(new Meanwhile(wallet.store(), other), wallet.open().key()), wallet.ports());
  }

  @Test
  void whatTheProviderSaid_isKeptWithTheKey() {
    List<PricedModel> listed = List.of(
        new PricedModel("openrouter", "a/b", "B", 128_000, 16_384, 0, true, PRICE, null, 0),
        PricedModel.of("openrouter", "a/silent", null),
        new PricedModel("openrouter", "a/sized", "a/sized", 8_192, 0, 0, false, null, null, 0),
        PricedModel.of("openrouter", "a/x:free", Price.ofPicoUsd(0, 0, 0, 0, 0)));
    ProviderKey added = ring.add(draft("openrouter", TEXT).working(listed, JvmWallet.START));
    ProviderKey found = ring.get(added.id());
    for (ProviderKey each : List.of(added, found, found.checked(KeyCheck.UNREACHABLE))) {
      Tariff tariff = Tariff.of(each);
      assertEquals(JvmWallet.START, tariff.readAt());
      assertEquals(new PricedModel("openrouter", "a/b", "a/b", 128_000, 16_384, 0, true, PRICE, null, 0).said(),
          tariff.find("a/b"));
      assertNull(tariff.find("a/silent"));
      assertEquals(8_192, tariff.find("a/sized").context());
      assertNull(tariff.find("a/sized").price());
      assertEquals(0, tariff.find("a/x:free").price().output());
      assertTrue(tariff.isPriced());
    }
  }

  /** As wallets wrote it before they kept what providers say of their models. */
  @Test
  void aRecordFromBefore_opens_asOneOfWhichNothingWasSaid() {
    ProviderKey found = stored("""
        {"id":"k1","provider":"openrouter","label":"Mine","secret":"sk-or-MARKED-0123456789","addedAt":1773144000000,
         "models":["a/b","a/c"],"check":"works"}""");
    assertEquals(List.of("a/b", "a/c"), found.models());
    assertEquals(KeyCheck.WORKS, found.check());
    assertEquals(0, Tariff.of(found).readAt());
    assertNull(Tariff.of(found).find("a/b"));
    assertFalse(ProviderKeyCodec.encode(found).has("told"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "7", "[]", "{}", "{\"at\":\"x\"}", "{\"at\":5,\"rows\":{}}", "{\"at\":5,\"rows\":[[],[1],[1,2,3,4]]}",
    "{\"at\":5,\"rows\":[[\"x\",null,{}],\"y\"]}", "{\"at\":5,\"rows\":[[0,0,0,-1,5,5,5,0],[0,0,0,0,0,0,0,0]]}",
    "{\"at\":5,\"rows\":[[-1,1e300,0,1e300,1e300,1,1,1]]}", "{\"at\":5,\"rows\":[[0,0,0,5,5,5,5,-1],0,0,0,0]}"
  })
  void whatIsNoTariff_saysNothing_andTheKeyOpens(String told) {
    ProviderKey found = stored("""
        {"provider":"openrouter","label":"Mine","secret":"sk-or-MARKED-0123456789","models":["a/b","a/c"],
         "told":""" + told + "}");
    assertEquals(List.of("a/b", "a/c"), found.models());
    assertFalse(Tariff.of(found).isPriced());
    for (String model : found.models()) {
      PricedModel said = Tariff.of(found).find(model);
      assertTrue(said == null || said.context() <= 1_000_000_000 && said.price() == null, model);
    }
  }

  private ProviderKey stored(String content) {
    SealedRow row = new SealedRecords(wallet.open(), wallet.ports())
        .seal("keys", "k1", (Value.Obj) new JvmJson().parse(content));
    wallet.store().write(List.of("keys"), false, tx -> {
      tx.put("keys", "k1", row.value().put("ver", 1));
      return null;
    });
    return ring.get("k1");
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
