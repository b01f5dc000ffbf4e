package byok.core.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.port.KeyStash;
import byok.core.port.Store;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.testkit.JvmWallet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What guards a vault is changed, and the page goes away at every step that there is. */
class BrokenOffChangeTest {
  private static final String FIRST = "correct horse";
  private static final String SECOND = "battery staple";

  /** Broken off at any step, the vault opens in the old way or in the new one, with every row. */
  @Test
  void protect_brokenOffAnywhere_losesNothing() {
    int moment = 0;
    boolean through = false;
    int newWay = 0;
    for (; !through; moment++) {
      JvmWallet each = QuickWallet.create();
      String key = addKey(each, each.vault().createOnDevice(), "kept");
      through = survives(new Fuse(moment), each, protection -> protection.protect(FIRST));
      boolean old = each.vault().protection() == Protection.DEVICE;
      assertEquals("kept", labelOf(each, old ? each.vault().unlockOnDevice() : each.vault().unlock(FIRST), key));
      newWay += old ? 0 : 1;
      assertEquals(old, each.store().dump("meta").get("vault").text("stash") != null);
      assertNull(each.store().dump("meta").get("vault").text("former"));
    }
    assertTrue(moment > 20 && newWay > 4, moment + " moments, " + newWay + " after the change");
  }

  @Test
  void changePassphrase_brokenOffAnywhere_losesNothing() {
    boolean through = false;
    int changed = 0;
    for (int moment = 0; !through; moment++) {
      JvmWallet each = QuickWallet.create();
      String key = addKey(each, each.vault().create(FIRST), "kept");
      through = survives(new Fuse(moment), each, protection -> protection.changePassphrase(FIRST, SECOND));
      boolean second = opens(each, SECOND);
      assertEquals(second, !opens(each, FIRST));
      assertEquals("kept", labelOf(each, each.vault().unlock(second ? SECOND : FIRST), key));
      changed += second ? 1 : 0;
    }
    assertTrue(changed > 0 && through);
  }

  private static boolean survives(
      Fuse fuse, JvmWallet wallet, Consumer<VaultProtection> change) {
    Store store = fuse.store(wallet.store());
    KeyStash stash = fuse.stash(wallet.stash());
    try {
      change.accept(new VaultProtection(new Vault(store, stash, wallet.ports()), store, wallet.ports()));
      return true;
    } catch (Fuse.Burnt e) {
      return false;
    }
  }

  private static boolean opens(JvmWallet wallet, String passphrase) {
    try {
      wallet.vault().unlock(passphrase);
      return true;
    } catch (ByokException e) {
      assertEquals(ErrorCode.WRONG_PASSPHRASE, e.code());
      return false;
    }
  }

  private static String addKey(JvmWallet wallet, OpenVault open, String label) {
    ProviderKey draft = ProviderKey.draft("openai", label, SecretText.of("sk-0123456789-" + label));
    return new KeyRing(open, wallet.ports()).add(draft).id();
  }

  private static String labelOf(JvmWallet wallet, OpenVault open, String key) {
    return new KeyRing(open, wallet.ports()).get(key).label();
  }
}
