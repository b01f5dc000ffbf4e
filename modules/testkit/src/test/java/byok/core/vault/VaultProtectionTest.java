package byok.core.vault;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import byok.core.Sample;
import byok.core.grants.Grant;
import byok.core.grants.Grants;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.port.Store;
import byok.core.secret.SecretText;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class VaultProtectionTest {
  private static final String FIRST = "correct horse";
  private static final String SECOND = "battery staple";

  private final JvmWallet wallet = JvmWallet.create();

  @Test
  void changePassphrase_opensWithTheNewOneOnly_andKeepsEveryRow() {
    OpenVault open = wallet.vault().create(FIRST);
    String key = addKey(open, "one");
    protection().changePassphrase(FIRST, SECOND);
    refused(ErrorCode.WRONG_PASSPHRASE, () -> wallet.vault().unlock(FIRST));
    assertEquals("one", labelOf(wallet.vault().unlock(SECOND), key));
  }

  @Test
  void changePassphrase_withoutTheCurrentOne_isRefusedAndChangesNothing() {
    wallet.vault().create(FIRST);
    Map<String, Value.Obj> before = wallet.store().dump("meta");
    refused(ErrorCode.WRONG_PASSPHRASE, () -> protection().changePassphrase(SECOND, SECOND));
    refused(ErrorCode.INVALID_REQUEST, () -> protection().changePassphrase(FIRST, "1234567"));
    assertEquals(sealed(before.get("vault")), sealed(wallet.store().dump("meta").get("vault")));
  }

  @Test
  void changePassphrase_ofADeviceVault_isRefused() {
    wallet.vault().createOnDevice();
    refused(ErrorCode.INVALID_REQUEST, () -> protection().changePassphrase(FIRST, SECOND));
  }

  @Test
  void protect_makesANewDataKey_andForgetsTheOld() {
    OpenVault old = wallet.vault().createOnDevice();
    String key = addKey(old, "one");
    String stashed = wallet.store().dump("meta").get("vault").text("stash");
    OpenVault open = protection().protect(FIRST);
    assertEquals("one", labelOf(open, key));
    assertEquals("one", labelOf(wallet.vault().unlock(FIRST), key));
    refused(ErrorCode.DAMAGED_RECORD, () -> labelOf(new OpenVault(wallet.store(), old.key()), key));
    refused(ErrorCode.LOCKED, () -> wallet.vault().adopt(old.key()));
    assertNull(wallet.stash().load(stashed));
    assertNull(wallet.store().dump("meta").get("vault").text("former"));
    assertEquals(Protection.PASSPHRASE, wallet.vault().protection());
  }

  @Test
  void protect_keepsPlaintextAndDamagedRowsAsTheyAre() {
    OpenVault old = wallet.vault().createOnDevice();
    Grant grant = Sample.grant(wallet, Sample.limit(Sample.DOLLAR, Period.DAY));
    String broken = addKey(old, "broken");
    String whole = addKey(old, "whole");
    flip(broken);
    Value.Obj damaged = wallet.store().dump("keys").get(broken);
    OpenVault open = protection().protect(FIRST);
    assertEquals(grant.row().caveats(), new Grants(open, wallet.ports()).get(grant.id()).row().caveats());
    assertEquals(Sample.ORIGIN, new Grants(open, wallet.ports()).get(grant.id()).origin());
    assertArrayEquals(sealedOf(damaged), sealedOf(wallet.store().dump("keys").get(broken)));
    Opened<ProviderKey> keys = new KeyRing(open, wallet.ports()).list();
    assertEquals(List.of(broken), keys.damaged());
    assertEquals(whole, keys.items().get(0).id());
  }

  @Test
  void protect_whileARequestRuns_isRefused() {
    wallet.vault().createOnDevice();
    Grant grant = Sample.grant(wallet, Sample.limit(Sample.DOLLAR, Period.DAY));
    Sample.book(wallet).hold(Sample.request("r", grant, Sample.CENT));
    refused(ErrorCode.RATE_LIMITED, () -> protection().protect(FIRST));
    assertEquals(Protection.DEVICE, wallet.vault().protection());
    Sample.book(wallet).release("r");
    protection().protect(FIRST);
    assertEquals(Protection.PASSPHRASE, wallet.vault().protection());
  }

  @Test
  void protect_whileAnotherPageWrites_takesItsRowsAlong() {
    OpenVault old = wallet.vault().createOnDevice();
    String early = addKey(old, "early");
    List<String> late = new ArrayList<>();
    Store busy = new Store() {
      @Override
      public <T> T read(List<String> tables, Function<Tx, T> work) {
        return wallet.store().read(tables, work);
      }

      @Override
      public <T> T write(List<String> tables, boolean strict, Function<Tx, T> work) {
        if (tables.size() == Tables.ALL.size() && late.size() < 2) {
          late.add(addKey(old, "late " + late.size()));
        }
        return wallet.store().write(tables, strict, work);
      }
    };
    OpenVault open =
        new VaultProtection(new Vault(busy, wallet.stash(), wallet.ports()), busy, wallet.ports()).protect(FIRST);
    assertEquals("early", labelOf(open, early));
    assertEquals("late 0", labelOf(open, late.get(0)));
    assertEquals("late 1", labelOf(open, late.get(1)));
  }

  private VaultProtection protection() {
    return new VaultProtection(wallet.vault(), wallet.store(), wallet.ports());
  }

  private String addKey(OpenVault open, String label) {
    SecretText secret = SecretText.of("sk-0123456789-" + label.replace(' ', '-'));
    return new KeyRing(open, wallet.ports()).add(ProviderKey.draft("openai", label, secret)).id();
  }


  private String labelOf(OpenVault open, String key) {
    return new KeyRing(open, wallet.ports()).get(key).label();
  }

  private void flip(String key) {
    wallet.store().write(List.of("keys"), true, tx -> {
      Value.Obj row = tx.get("keys", key);
      sealedOf(row)[20] ^= 1;
      tx.put("keys", key, row);
      return null;
    });
  }

  private static byte[] sealedOf(Value.Obj row) {
    return ((Value.Bytes) row.get("sealed")).value();
  }

  private static String sealed(Value.Obj header) {
    return HexFormat.of().formatHex(((Value.Bytes) header.get("wrapped")).value());
  }
}
