package byok.core.vault;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.port.Argon2;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.testkit.JvmArgon2;
import byok.testkit.JvmWallet;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivationTest {
  private static final String RIGHT = "correct horse";
  private static final Argon2 REFUSING = (input, cost) -> null;

  private static final Argon2 QUICK = (input, cost) -> Arrays.copyOf(input.password(), 32);

  private final JvmWallet wallet = JvmWallet.create();

  @Test
  void create_isByArgon2id_inItsFigures() {
    vault().create(RIGHT);
    Value.Obj kdf = kdf();
    assertEquals("argon2id", kdf.text("name"));
    assertEquals(65_536, kdf.integer("memoryKib", 0));
    assertEquals(3, kdf.integer("passes", 0));
    assertEquals(1, kdf.integer("lanes", 0));
    vault().unlock(RIGHT);
    refused(ErrorCode.WRONG_PASSPHRASE, () -> vault().unlock("correct house"));
  }

  @Test
  void create_whereArgon2Refuses_isByPbkdf2() {
    wallet.vault().with(REFUSING).create(RIGHT);
    assertEquals("pbkdf2-sha256", kdf().text("name"));
    wallet.vault().with(REFUSING).unlock(RIGHT);
    assertEquals("pbkdf2-sha256", kdf().text("name"));
  }

  @Test
  void unlock_ofAPbkdf2Vault_strengthensIt_andTheDataKeyStays() {
    OpenVault open = wallet.vault().create(RIGHT);
    byte[] sealed = wallet.ports().crypto().seal(open.key(), new byte[] {7}, new byte[0]);
    refused(ErrorCode.WRONG_PASSPHRASE, () -> vault().unlock("correct house"));
    assertEquals("pbkdf2-sha256", kdf().text("name"));
    vault().unlock(RIGHT);
    assertEquals("argon2id", kdf().text("name"));
    OpenVault again = vault().unlock(RIGHT);
    assertArrayEquals(new byte[] {7}, wallet.ports().crypto().open(again.key(), sealed, new byte[0]));
  }

  @Test
  void unlock_ofAnArgon2Vault_whereItRefuses_saysSo_andChangesNothing() {
    vault().create(RIGHT);
    refused(ErrorCode.INTERNAL, () -> wallet.vault().with(REFUSING).unlock(RIGHT));
    refused(ErrorCode.INTERNAL, () -> wallet.vault().unlock(RIGHT));
    vault().unlock(RIGHT);
  }

  @ParameterizedTest
  @CsvSource({
    "memoryKib, 19455", "memoryKib, 1048577", "passes, 1", "passes, 65", "passes, 4294967298", "lanes, 2", "lanes, 0"
  })
  void unlock_withOtherFigures_isDamaged(String field, long figure) {
    wallet.vault().with(QUICK).create(RIGHT);
    edit(kdf -> kdf.put(field, figure));
    refused(ErrorCode.DAMAGED_RECORD, () -> wallet.vault().with(QUICK).unlock(RIGHT));
  }

  @Test
  void unlock_withAnotherNameOrSalt_isDamaged() {
    wallet.vault().with(QUICK).create(RIGHT);
    edit(kdf -> kdf.put("salt", new Value.Bytes(new byte[15])));
    refused(ErrorCode.DAMAGED_RECORD, () -> wallet.vault().with(QUICK).unlock(RIGHT));
    edit(kdf -> kdf.put("name", "argon2d"));
    refused(ErrorCode.DAMAGED_RECORD, () -> wallet.vault().with(QUICK).unlock(RIGHT));
  }

  @Test
  void unlock_atTheBounds_isAllowed() {
    wallet.vault().with(QUICK).create(RIGHT);
    edit(kdf -> kdf.put("memoryKib", 19 * 1024).put("passes", 2));
    wallet.vault().with(QUICK).unlock(RIGHT);
    edit(kdf -> kdf.put("memoryKib", 1024 * 1024).put("passes", 64));
    wallet.vault().with(QUICK).unlock(RIGHT);
  }

  private Vault vault() {
    return wallet.vault().with(new JvmArgon2());
  }

  private Value.Obj kdf() {
    return wallet.store().dump("meta").get("vault").object("kdf");
  }

  private void edit(Consumer<Value.Obj> change) {
    wallet.store().write(List.of("meta"), true, tx -> {
      Value.Obj row = tx.get("meta", "vault");
      change.accept(row.object("kdf"));
      tx.put("meta", "vault", row);
      return null;
    });
  }
}
