package byok.core.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import byok.core.Sample;
import byok.core.grants.Grant;
import byok.core.grants.Grants;
import byok.core.grants.Storage;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** One flipped bit of one sealed record, whatever its table: it is refused by name, and all others still open. */
class DamagePropertiesTest {
  private static final int ROWS = 3;
  private static final String PASSPHRASE = "correct horse";

  @Property(tries = 600)
  void anyFlippedBit_isNamed_andAllOthersOpen(
      @ForAll @IntRange(max = 2) int table, @ForAll @IntRange(max = ROWS - 1) int which,
      @ForAll @IntRange(max = 100_000) int at, @ForAll @IntRange(max = 7) int bit) {
    JvmWallet wallet = filled();
    String name = List.of(Tables.KEYS, Tables.GRANTS, Tables.LEDGER).get(table);
    String key = List.copyOf(wallet.store().dump(name).keySet()).get(which);
    flip(wallet, name, key, at, bit);
    Map<String, Supplier<Opened<?>>> readers = Map.of(
        Tables.KEYS, () -> new KeyRing(wallet.open(), wallet.ports()).list(),
        Tables.GRANTS, () -> new Grants(wallet.open(), wallet.ports()).list(),
        Tables.LEDGER, () -> new Ledger(wallet.open(), wallet.ports()).newest(ROWS));
    readers.forEach((each, reader) -> {
      Opened<?> opened = reader.get();
      assertEquals(each.equals(name) ? List.of(key) : List.of(), opened.damaged());
      assertEquals(each.equals(name) ? ROWS - 1 : ROWS, opened.items().size());
    });
  }

  /** The header has no table to be named from: the vault stays shut, and opens again once the bit is back. */
  @Property(tries = 300)
  void anyFlippedBitOfTheHeader_keepsTheVaultShut(
      @ForAll @IntRange(max = 1) int field, @ForAll @IntRange(max = 100_000) int at, @ForAll @IntRange(max = 7) int bit) {
    JvmWallet wallet = QuickWallet.create();
    wallet.vault().create(PASSPHRASE);
    String name = List.of("wrapped", "salt").get(field);
    flipHeader(wallet, name, at, bit);
    assertThrows(ByokException.class, () -> wallet.vault().unlock(PASSPHRASE));
    flipHeader(wallet, name, at, bit);
    wallet.vault().unlock(PASSPHRASE);
  }

  /** What only tells other pages whose key is whose is made anew by who has the key. */
  @Property(tries = 100)
  void aDamagedCheck_isMendedByTheNextUnlock(
      @ForAll @IntRange(max = 100_000) int at, @ForAll @IntRange(max = 7) int bit) {
    JvmWallet wallet = QuickWallet.create();
    wallet.vault().create(PASSPHRASE);
    flipHeader(wallet, "check", at, bit);
    OpenVault open = wallet.vault().unlock(PASSPHRASE);
    wallet.vault().lock();
    wallet.vault().adopt(open.key());
  }

  private static void flipHeader(JvmWallet wallet, String field, int at, int bit) {
    wallet.store().write(List.of(Tables.META), false, tx -> {
      Value.Obj header = tx.get(Tables.META, "vault");
      Value.Obj holder = field.equals("salt") ? header.object("kdf") : header;
      byte[] bytes = ((Value.Bytes) holder.get(field)).value();
      bytes[at % bytes.length] ^= (byte) (1 << bit);
      tx.put(Tables.META, "vault", header);
      return null;
    });
  }

  private static JvmWallet filled() {
    JvmWallet wallet = JvmWallet.create();
    for (int i = 0; i < ROWS; i++) {
      SecretText secret = SecretText.of("sk-test-" + i + "-0123456789");
      new KeyRing(wallet.open(), wallet.ports()).add(ProviderKey.draft("openai", "OpenAI", secret));
      Grant grant = new Grants(wallet.open(), wallet.ports())
          .approve("https://" + i + ".example", Sample.terms(Sample.limit(1, Period.DAY)), Storage.SHARED);
      String id = Ledger.idOf(i, "r" + i);
      new Ledger(wallet.open(), wallet.ports()).append(new LedgerEntry(
          id, i, grant.id(), grant.origin(), "A", "openai", "gpt-4o", 1, 1, 1, false, LedgerEntry.PAID, 1, 1,
          Storage.SHARED));
    }
    return wallet;
  }

  private static void flip(JvmWallet wallet, String table, String key, int at, int bit) {
    wallet.store().write(List.of(table), false, tx -> {
      Value.Obj row = tx.get(table, key);
      byte[] sealed = ((Value.Bytes) row.get("sealed")).value();
      sealed[at % sealed.length] ^= (byte) (1 << bit);
      tx.put(table, key, row);
      return null;
    });
  }
}
