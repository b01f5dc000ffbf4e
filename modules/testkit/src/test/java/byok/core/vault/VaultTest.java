package byok.core.vault;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import java.util.List;
import org.junit.jupiter.api.Test;

class VaultTest {
  private final JvmWallet wallet = JvmWallet.create();
  private final Vault vault = wallet.vault();

  @Test
  void create_withPassphrase_opensOnlyWithIt() {
    assertFalse(vault.exists());
    assertNull(vault.protection());
    SealedRow row = sealed(vault.create("correct horse"), "a secret");
    vault.lock();
    assertNull(vault.current());
    refused(ErrorCode.WRONG_PASSPHRASE, () -> vault.unlock("correct house"));
    OpenVault open = vault.unlock("correct horse");
    assertEquals("a secret", new SealedRecords(open, wallet.ports()).open("keys", "k", row.value()).text("text"));
    assertEquals(Protection.PASSPHRASE, vault.protection());
  }

  @Test
  void header_statesTheDerivation() {
    vault.create("correct horse");
    Value.Obj kdf = wallet.store().dump("meta").get("vault").object("kdf");
    assertEquals("pbkdf2-sha256", kdf.text("name"));
    assertEquals(600_000, kdf.integer("iterations", 0));
  }

  @Test
  void unlock_withWeakenedHeader_isDamaged() {
    vault.create("correct horse");
    wallet.store().write(List.of("meta"), true, tx -> {
      Value.Obj row = tx.get("meta", "vault");
      row.object("kdf").put("iterations", 1000);
      tx.put("meta", "vault", row);
      return null;
    });
    refused(ErrorCode.DAMAGED_RECORD, () -> vault.unlock("correct horse"));
  }

  @Test
  void unlock_newerVersion_isNamed() {
    vault.createOnDevice();
    wallet.store().write(List.of("meta"), true, tx -> {
      tx.put("meta", "vault", tx.get("meta", "vault").put("v", 2));
      return null;
    });
    refused(ErrorCode.UNSUPPORTED_VERSION, vault::unlockOnDevice);
  }

  @Test
  void createOnDevice_opensWithoutPassphrase() {
    OpenVault open = vault.createOnDevice();
    SealedRow row = sealed(open, "kept");
    OpenVault again = wallet.vault().unlockOnDevice();
    assertEquals("kept", new SealedRecords(again, wallet.ports()).open("keys", "k", row.value()).text("text"));
    refused(ErrorCode.INVALID_REQUEST, () -> vault.unlock("anything at all"));
  }

  @Test
  void create_twice_isRefusedAndKeepsTheFirst() {
    vault.createOnDevice();
    refused(ErrorCode.INVALID_REQUEST, () -> wallet.vault().create("correct horse"));
    refused(ErrorCode.INVALID_REQUEST, wallet.vault()::createOnDevice);
    assertTrue(wallet.vault().unlockOnDevice() != null);
  }

  @Test
  void create_shortPassphrase_isRefused() {
    refused(ErrorCode.INVALID_REQUEST, () -> vault.create("1234567"));
    assertFalse(vault.exists());
  }

  @Test
  void adopt_onlyTheKeyOfThisVault() {
    OpenVault open = vault.createOnDevice();
    assertEquals(open, wallet.vault().adopt(open.key()));
    OpenVault other = JvmWallet.at(wallet.clock(), 2).open();
    refused(ErrorCode.LOCKED, () -> wallet.vault().adopt(other.key()));
  }

  @Test
  void erase_whileLocked_leavesNothing() {
    String name = vault.createOnDevice() == null ? "" : wallet.store().dump("meta").get("vault").text("stash");
    Sample.grant(wallet, Sample.limit(1000, byok.protocol.Period.DAY));
    wallet.vault().erase();
    assertFalse(vault.exists());
    for (String table : Tables.ALL) {
      assertEquals(java.util.Map.of(), wallet.store().dump(table), table);
    }
    assertNull(wallet.stash().load(name));
    assertTrue(wallet.vault().create("correct horse") != null);
  }

  @Test
  void originTag_worksLocked_andDiffersBetweenWallets() {
    assertNull(vault.originTag("https://a.example"));
    vault.createOnDevice();
    vault.lock();
    String tag = vault.originTag("https://a.example");
    assertEquals(43, tag.length());
    assertEquals(tag, wallet.vault().originTag("https://a.example"));
    assertNotEquals(tag, vault.originTag("https://b.example"));
    JvmWallet other = JvmWallet.at(wallet.clock(), 2);
    other.open();
    assertNotEquals(tag, other.vault().originTag("https://a.example"));
  }

  private SealedRow sealed(OpenVault open, String text) {
    return new SealedRecords(open, wallet.ports()).seal("keys", "k", new Value.Obj().put("text", text));
  }
}
