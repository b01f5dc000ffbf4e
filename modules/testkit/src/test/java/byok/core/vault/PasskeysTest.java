package byok.core.vault;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.backup.BackupFile;
import byok.core.backup.Restore;
import byok.core.port.Authenticator;
import byok.core.port.Store;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.testkit.JvmAuthenticator;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PasskeysTest {
  private static final String PHRASE = "correct horse";

  private final JvmWallet wallet = QuickWallet.create();
  private final JvmAuthenticator laptop = new JvmAuthenticator(wallet.ports().random());
  private final JvmAuthenticator stick = new JvmAuthenticator(wallet.ports().random());

  @Test
  void added_opensWithoutThePassphrase_andThePassphraseStillDoes() {
    SealedRow row = sealed(wallet.vault().create(PHRASE));
    assertFalse(passkeys(laptop).isOffered());
    Passkey made = passkeys(laptop).add(PHRASE, "Laptop");
    assertEquals("Laptop", made.name());
    assertEquals(JvmWallet.START, made.createdAt());
    assertTrue(passkeys(laptop).isOffered());
    assertEquals("kept", opened(passkeys(laptop).unlock(), row));
    assertEquals("kept", opened(wallet.vault().unlock(PHRASE), row));
  }

  @Test
  void unlock_ofTheOpenVault_provesWhoIsThere() {
    wallet.vault().create(PHRASE);
    passkeys(laptop).add(PHRASE, "Laptop");
    assertFalse(wallet.vault().fresh().isFresh());
    passkeys(laptop).unlock();
    assertTrue(wallet.vault().fresh().isFresh());
  }

  @Test
  void add_withoutThePassphrase_makesNoPasskey() {
    wallet.vault().create(PHRASE);
    refused(ErrorCode.WRONG_PASSPHRASE, () -> passkeys(laptop).add("battery staple", "Laptop"));
    assertEquals(0, laptop.count());
    assertEquals(List.of(), passkeys(laptop).list());
  }

  @Test
  void add_whereTheOwnerCancels_changesNothing() {
    wallet.vault().create(PHRASE);
    laptop.agrees(false);
    refused(ErrorCode.ABORTED, () -> passkeys(laptop).add(PHRASE, "Laptop"));
    assertNull(header().list("passkeys"));
  }

  @Test
  void add_toADeviceVault_isRefused() {
    wallet.vault().createOnDevice();
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).add(PHRASE, "Laptop"));
    assertEquals(0, laptop.count());
  }

  @Test
  void add_twiceOnOneAuthenticator_isRefused_onAnotherNot() {
    wallet.vault().create(PHRASE);
    passkeys(laptop).add(PHRASE, "Laptop");
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).add(PHRASE, "Again"));
    passkeys(stick).add(PHRASE, "Stick");
    assertEquals(List.of("Laptop", "Stick"), passkeys(laptop).list().stream().map(Passkey::name).toList());
    passkeys(laptop).unlock();
    passkeys(stick).unlock();
  }

  @Test
  void add_besideAsManyAsThereMayBe_isRefused() {
    wallet.vault().create(PHRASE);
    for (int i = 0; i < Passkeys.MOST; i++) {
      passkeys(new JvmAuthenticator(wallet.ports().random())).add(PHRASE, "No. " + i);
    }
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).add(PHRASE, "One more"));
    assertEquals(0, laptop.count());
  }

  @Test
  void name_isNeitherEmptyNorLong() {
    wallet.vault().create(PHRASE);
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).add(PHRASE, " "));
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).add(PHRASE, "x".repeat(41)));
    assertEquals(0, laptop.count());
    String id = passkeys(laptop).add(PHRASE, "x".repeat(40)).id();
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).rename(id, ""));
    passkeys(laptop).rename(id, "Laptop");
    passkeys(laptop).rename("another", "Stick");
    assertEquals(List.of("Laptop"), passkeys(laptop).list().stream().map(Passkey::name).toList());
    passkeys(laptop).unlock();
  }

  @Test
  void removed_opensNothing_andTheOthersStillDo() {
    wallet.vault().create(PHRASE);
    String id = passkeys(laptop).add(PHRASE, "Laptop").id();
    passkeys(stick).add(PHRASE, "Stick");
    passkeys(laptop).remove(id);
    refused(ErrorCode.ABORTED, () -> passkeys(laptop).unlock());
    passkeys(stick).unlock();
    passkeys(stick).remove(passkeys(stick).list().get(0).id());
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(stick).unlock());
    assertNull(header().list("passkeys"));
    wallet.vault().unlock(PHRASE);
  }

  @Test
  void removed_whileTheOwnerIsAsked_opensNothing() {
    wallet.vault().create(PHRASE);
    String id = passkeys(laptop).add(PHRASE, "Laptop").id();
    laptop.meanwhile(() -> passkeys(stick).remove(id));
    Vault vault = wallet.vault();
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(vault, laptop).unlock());
    assertNull(vault.current());
    assertFalse(vault.fresh().isFresh());
  }

  @Test
  void unlock_withAnotherSecret_isRefused() {
    wallet.vault().create(PHRASE);
    byte[] id = passkeys(laptop).add(PHRASE, "Laptop").known().id();
    laptop.change(id);
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).unlock());
    laptop.lose(id);
    refused(ErrorCode.ABORTED, () -> passkeys(laptop).unlock());
  }

  @Test
  void wrapOfOnePasskey_doesNotServeAnother() {
    wallet.vault().create(PHRASE);
    passkeys(laptop).add(PHRASE, "Laptop");
    passkeys(stick).add(PHRASE, "Stick");
    edit(header -> {
      Value.Obj first = (Value.Obj) header.list("passkeys").get(0);
      first.put("wrapped", ((Value.Obj) header.list("passkeys").get(1)).get("wrapped"));
    });
    refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).unlock());
    passkeys(stick).unlock();
  }

  @Test
  void everyFlippedBit_ofAWrapOrItsSalt_isRefused() {
    wallet.vault().create(PHRASE);
    passkeys(laptop).add(PHRASE, "Laptop");
    for (String field : List.of("salt", "wrapped")) {
      int bits = 8 * ((Value.Bytes) ((Value.Obj) header().list("passkeys").get(0)).get(field)).value().length;
      for (int bit = 0; bit < bits; bit++) {
        flip(field, bit);
        refused(ErrorCode.INVALID_REQUEST, () -> passkeys(laptop).unlock());
        flip(field, bit);
      }
    }
    passkeys(laptop).unlock();
  }

  @Test
  void unknownKind_isKeptAndNamed_andRefusedOnlyWhereItIsAllThereIs() {
    wallet.vault().create(PHRASE);
    String id = passkeys(laptop).add(PHRASE, "Laptop").id();
    edit(header -> header.list("passkeys").add(new Value.Obj().put("kind", "later").put("name", "From 2030").put("x", 7)));
    assertEquals(List.of(true, false), passkeys(laptop).list().stream().map(Passkey::isUsable).toList());
    passkeys(laptop).unlock();
    wallet.vault().unlock(PHRASE);
    passkeys(laptop).remove(id);
    assertEquals(7, ((Value.Obj) header().list("passkeys").get(0)).integer("x", 0));
    assertFalse(passkeys(laptop).isOffered());
    String sentence = refused(ErrorCode.UNSUPPORTED_VERSION, () -> passkeys(laptop).unlock()).getMessage();
    assertTrue(sentence.contains("From 2030"), sentence);
  }

  @Test
  void figuresOutOfBounds_areNeverUsed() {
    wallet.vault().create(PHRASE);
    passkeys(laptop).add(PHRASE, "Laptop");
    edit(header -> ((Value.Obj) header.list("passkeys").get(0)).put("salt", new Value.Bytes(new byte[16])));
    assertFalse(passkeys(laptop).list().get(0).isUsable());
    edit(header -> header.list("passkeys").add("no row"));
    assertEquals(2, passkeys(laptop).list().size());
    wallet.vault().unlock(PHRASE);
  }

  @Test
  void wrongPassphrases_doNotHoldAPasskeyBack() {
    wallet.vault().create(PHRASE);
    passkeys(laptop).add(PHRASE, "Laptop");
    for (int i = 0; i < 3; i++) {
      refused(ErrorCode.WRONG_PASSPHRASE, () -> wallet.vault().unlock("battery staple"));
    }
    refused(ErrorCode.RATE_LIMITED, () -> wallet.vault().unlock(PHRASE));
    passkeys(laptop).unlock();
    assertTrue(wallet.vault().tries().waitMillis() > 0);
  }

  @Test
  void changePassphrase_keepsPasskeys() {
    SealedRow row = sealed(wallet.vault().create(PHRASE));
    passkeys(laptop).add(PHRASE, "Laptop");
    new VaultProtection(wallet.vault(), wallet.store(), wallet.ports()).changePassphrase(PHRASE, "battery staple");
    assertEquals("kept", opened(passkeys(laptop).unlock(), row));
    passkeys(stick).add("battery staple", "Stick");
    assertEquals("kept", opened(passkeys(stick).unlock(), row));
  }

  @Test
  void backup_carriesNone_andRestoringInPlaceKeepsThose() {
    OpenVault open = wallet.vault().create(PHRASE);
    String id = passkeys(laptop).add(PHRASE, "Laptop").id();
    byte[] file = BackupFile.write(open, wallet.ports(), PHRASE).file();
    new Restore(open, wallet.ports()).replace(BackupFile.read(wallet.ports(), file).open(wallet.ports(), PHRASE));
    assertEquals(List.of(id), passkeys(laptop).list().stream().map(Passkey::id).toList());
    passkeys(laptop).unlock();

    JvmWallet other = JvmWallet.at(wallet.clock(), 5);
    OpenVault fresh = other.vault().create(PHRASE);
    new Restore(fresh, other.ports()).replace(BackupFile.read(other.ports(), file).open(wallet.ports(), PHRASE));
    assertEquals(List.of(), new Passkeys(other.vault(), other.store(), other.ports(), laptop).list());
  }

  @Test
  void add_brokenOffAnywhere_leavesAVaultThatOpens() {
    boolean through = false;
    int added = 0;
    for (int moment = 0; !through; moment++) {
      JvmWallet each = QuickWallet.create();
      JvmAuthenticator device = new JvmAuthenticator(each.ports().random());
      each.vault().create(PHRASE);
      Store store = new Fuse(moment).store(each.store());
      try {
        new Passkeys(new Vault(store, each.stash(), each.ports()), store, each.ports(), device).add(PHRASE, "Laptop");
        through = true;
      } catch (Fuse.Burnt e) {
        // The page is gone.
      }
      each.vault().unlock(PHRASE);
      Passkeys passkeys = new Passkeys(each.vault(), each.store(), each.ports(), device);
      if (passkeys.isOffered()) {
        passkeys.unlock();
        added++;
      }
    }
    assertTrue(added > 1 && through, added + " were added");
  }

  @Test
  void erase_leavesNone() {
    wallet.vault().create(PHRASE);
    passkeys(laptop).add(PHRASE, "Laptop");
    wallet.vault().erase();
    assertEquals(List.of(), passkeys(laptop).list());
    wallet.vault().create(PHRASE);
    assertFalse(passkeys(laptop).isOffered());
  }

  @Test
  void erasedAndMadeAnew_whileTheOwnerIsAsked_getsNoWrapOfTheOldKey() {
    wallet.vault().create(PHRASE);
    laptop.meanwhile(() -> {
      wallet.vault().erase();
      wallet.vault().create(PHRASE);
    });
    refused(ErrorCode.STORAGE_UNAVAILABLE, () -> passkeys(laptop).add(PHRASE, "Laptop"));
    assertNull(header().list("passkeys"));
  }

  @Test
  void isOffered_onlyWhereThePlatformCan() {
    wallet.vault().create(PHRASE);
    passkeys(laptop).add(PHRASE, "Laptop");
    laptop.offer(Authenticator.Support.NO_SECRETS);
    assertFalse(passkeys(laptop).isOffered());
    assertEquals(1, passkeys(laptop).list().size());
  }

  @Test
  void saltsAndSealed_areNeverTwiceTheSame() {
    wallet.vault().create(PHRASE);
    byte[] one = passkeys(laptop).add(PHRASE, "Laptop").known().salt();
    byte[] two = passkeys(stick).add(PHRASE, "Stick").known().salt();
    assertEquals(32, one.length);
    assertNotEquals(java.util.Arrays.hashCode(one), java.util.Arrays.hashCode(two));
    assertArrayEquals(one, passkeys(laptop).list().get(0).known().salt());
    assertEquals(List.of("internal"), passkeys(laptop).list().get(0).known().transports());
  }

  private Passkeys passkeys(JvmAuthenticator authenticator) {
    return passkeys(wallet.vault(), authenticator);
  }

  private Passkeys passkeys(Vault vault, JvmAuthenticator authenticator) {
    return new Passkeys(vault, wallet.store(), wallet.ports(), authenticator);
  }

  private Value.Obj header() {
    return wallet.store().dump("meta").get("vault");
  }

  private void edit(Consumer<Value.Obj> change) {
    wallet.store().write(List.of("meta"), true, tx -> {
      Value.Obj row = tx.get("meta", "vault");
      change.accept(row);
      tx.put("meta", "vault", row);
      return null;
    });
  }

  private void flip(String field, int bit) {
    edit(header -> {
      Value.Obj passkey = (Value.Obj) header.list("passkeys").get(0);
      ((Value.Bytes) passkey.get(field)).value()[bit / 8] ^= (byte) (1 << bit % 8);
    });
  }

  private SealedRow sealed(OpenVault open) {
    return new SealedRecords(open, wallet.ports()).seal("keys", "k", new Value.Obj().put("text", "kept"));
  }

  private String opened(OpenVault open, SealedRow row) {
    return new SealedRecords(open, wallet.ports()).open("keys", "k", row.value()).text("text");
  }
}
