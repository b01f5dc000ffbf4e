package byok.core.backup;

import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Storage;
import byok.core.local.LocalKey;
import byok.core.local.LocalModel;
import byok.core.local.ModelFile;
import byok.core.sign.Sign;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BackupFileTest {
  private static final String PASSPHRASE = "six slow paper boats";

  @RegisterExtension
  final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet wallet = invariants.watch(JvmWallet.create());
  private final LivedWallet lived = new LivedWallet(wallet);

  private byte[] file() {
    return BackupFile.write(wallet.open(), wallet.ports(), PASSPHRASE).file();
  }

  private BackupFile read(byte[] file) {
    return BackupFile.read(wallet.ports(), file);
  }

  @Test
  void write_read_open_isTheWallet() {
    lived.take(new LivedWallet.Step(0, 1, 1));
    Sample.grant(wallet, Sample.limit(1000, Period.DAY));
    new Sign("grey heron", 3).write(wallet.store());
    JvmWallet other = invariants.watch(JvmWallet.at(wallet.clock(), 5));
    BackupFile file = BackupFile.read(other.ports(), file());
    assertEquals(JvmWallet.START, file.madeAt());
    new Restore(other.open(), other.ports()).replace(file.open(other.ports(), PASSPHRASE));
    assertEquals(WalletText.of(wallet), WalletText.of(other));
    assertEquals("sk-MARKED-1", new LivedWallet(other).keys().list().items().get(0).secret()
        .read(byok.core.secret.SecretAccess.REVEAL));
    assertEquals(JvmWallet.START, BackupNote.last(other.store()));
  }

  @Test
  void modelsOfABrowser_stayInIt_andAreInNoBackup() {
    lived.take(new LivedWallet.Step(0, 1, 1));
    LocalModel tiny = new LocalModel("tiny", "Tiny", "wllama", List.of(new ModelFile("w", "", 3, "")), 512, 0, "");
    LocalKey.follow(lived.keys(), List.of(tiny), JvmWallet.START);
    Backup backup = read(file()).open(wallet.ports(), PASSPHRASE);
    assertEquals(1, backup.keys());
    JvmWallet other = invariants.watch(JvmWallet.at(wallet.clock(), 5));
    new Restore(other.open(), other.ports()).replace(backup);
    assertEquals(0, new LivedWallet(other).keys().ofProvider(LocalKey.PROVIDER).size());
    new Restore(wallet.open(), wallet.ports()).replace(backup);
    assertEquals(1, lived.keys().ofProvider(LocalKey.PROVIDER).size());
  }

  @Test
  void plaintextPart_hasNothingSecret() {
    lived.take(new LivedWallet.Step(0, 1, 1));
    Sample.grant(wallet, Sample.limit(1000, Period.DAY));
    String text = new String(file(), StandardCharsets.ISO_8859_1);
    invariants.saw(text);
    assertTrue(text.startsWith("byok-backup 1\n{\"madeAt\":" + JvmWallet.START + ",\"kdf\":{\"name\":\"pbkdf2-sha256\""));
    assertFalse(text.contains("notes.example") || text.contains("openai"));
  }

  @Test
  void anyBitFlipped_isRefused() {
    lived.take(new LivedWallet.Step(0, 1, 1));
    byte[] file = file();
    for (int at = 0; at < file.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        file[at] ^= (byte) (1 << bit);
        assertThrows(ByokException.class, () -> read(file), "byte " + at + ", bit " + bit);
        file[at] ^= (byte) (1 << bit);
      }
    }
  }

  @Test
  void wrongPassphrase_isToldFromDamage() {
    byte[] file = file();
    refused(ErrorCode.WRONG_PASSPHRASE, () -> read(file).open(wallet.ports(), "six slow paper boat"));
    file[file.length - 40] ^= 1;
    refused(ErrorCode.DAMAGED_RECORD, () -> read(file));
  }

  @Test
  void tooLarge_isRefusedWithBothSizes() {
    ByokException refusal = refused(ErrorCode.MESSAGE_TOO_LARGE, () -> read(new byte[BackupFile.MAX_BYTES + 1]));
    assertEquals(67_108_864, refusal.details().integer("limit", 0));
    assertEquals(67_108_865, refusal.details().integer("actual", 0));
    assertEquals("bytes", refusal.details().text("unit"));
  }

  @Test
  void shortPassphrase_isRefused() {
    refused(ErrorCode.INVALID_REQUEST, () -> BackupFile.write(wallet.open(), wallet.ports(), "seven77"));
  }

  @Test
  void damagedRow_isNamedAndLeftOut() {
    lived.take(new LivedWallet.Step(0, 1, 1));
    lived.take(new LivedWallet.Step(0, 2, 1));
    String id = lived.keys().list().items().get(0).id();
    wallet.store().write(java.util.List.of("keys"), true, tx -> {
      tx.put("keys", id, tx.get("keys", id).put("sealed", new byok.protocol.Value.Bytes(new byte[40])));
      return null;
    });
    Backup backup = BackupFile.write(wallet.open(), wallet.ports(), PASSPHRASE).backup();
    assertEquals(1, backup.keys());
    assertEquals(java.util.List.of("keys/" + id), backup.damaged());
  }

  @Test
  void replace_endsWhatRuns() {
    var grant = Sample.grant(wallet, Sample.limit(1000, Period.DAY));
    Backup backup = Snapshot.of(wallet.open(), wallet.ports());
    lived.book().hold(Sample.request("r1", grant, 100));
    new Restore(wallet.open(), wallet.ports()).replace(backup);
    refused(ErrorCode.ABORTED, () -> lived.book().send("r1", 100, null));
    assertEquals(grant.row().epoch() + 1, lived.grants().get(grant.id()).row().epoch());
    assertEquals(1000, lived.book().remaining(grant.id()));
  }

  @Test
  void merge_ofAnAppRevokedHere_staysRevoked() {
    JvmWallet other = JvmWallet.at(wallet.clock(), 5);
    var here = Sample.grant(wallet, Sample.limit(1000, Period.DAY));
    lived.grants().table().revoke(here.id());
    other.clock().advance(1000);
    Sample.grant(other, Sample.limit(9000, Period.DAY));
    new Restore(wallet.open(), wallet.ports()).merge(Snapshot.of(other.open(), other.ports()));
    refused(ErrorCode.GRANT_REVOKED, () -> lived.grants().table().requireActive(
        lived.grants().ofOrigin(Sample.ORIGIN).id()));
    assertEquals(2, lived.grants().list().items().size());
  }

  @Test
  void merge_ofAnUnknownApp_bringsIt() {
    JvmWallet other = JvmWallet.at(wallet.clock(), 5);
    new LivedWallet(other).grants().approve("https://b.example", Sample.terms(Sample.limit(50, Period.DAY)), Storage.SHARED);
    var added = new Restore(wallet.open(), wallet.ports()).merge(Snapshot.of(other.open(), other.ports()));
    assertEquals(new Restore.Added(0, 1, 0), added);
    assertEquals("https://b.example", lived.grants().ofOrigin("https://b.example").origin());
  }

  @Test
  void merge_ofTheSameKeyUnderAnotherId_addsNothing() {
    JvmWallet other = JvmWallet.at(wallet.clock(), 5);
    lived.take(new LivedWallet.Step(0, 1, 1));
    new LivedWallet(other).take(new LivedWallet.Step(0, 1, 1));
    new Restore(wallet.open(), wallet.ports()).merge(Snapshot.of(other.open(), other.ports()));
    assertEquals(1, lived.keys().list().items().size());
  }

  @Test
  void merge_bringsDefaultModels_whereThereAreNone_andChangesNoneThatAreHere() {
    LivedWallet other = new LivedWallet(JvmWallet.at(wallet.clock(), 5));
    other.models().choose(Capability.LANGUAGE, "openai/gpt-4o");
    Backup theirs = Snapshot.of(other.wallet.open(), other.wallet.ports());
    new Restore(wallet.open(), wallet.ports()).merge(theirs);
    assertEquals("openai/gpt-4o", lived.models().of(Capability.LANGUAGE));
    lived.models().choose(Capability.LANGUAGE, null);
    new Restore(wallet.open(), wallet.ports()).merge(theirs);
    assertNull(lived.models().of(Capability.LANGUAGE));
  }

  @Test
  void defaultModelsWithoutContent_areDamage() {
    Value.Obj row = new Value.Obj().put("key", "models").put("row", new Value.Obj().put("v", 1));
    Value.Obj tables = new Value.Obj().put("settings", new Value.Arr().add(row));
    refused(ErrorCode.DAMAGED_RECORD, () -> BackupContent.decode(0, new Value.Obj().put("tables", tables)));
  }
}
