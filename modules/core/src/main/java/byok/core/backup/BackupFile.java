package byok.core.backup;

import byok.core.port.Crypto;
import byok.core.port.Json;
import byok.core.port.Ports;
import byok.core.vault.OpenVault;
import byok.core.vault.Vault;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import byok.protocol.WireText;
import java.util.Arrays;

/**
 * A backup as bytes: a line of name and version, a line of header, the sealed wallet, and the SHA-256 of all before. It
 * tells damage from a wrong passphrase, and when it was made without one.
 */
public final class BackupFile {
  /** The most bytes that are taken for a backup. */
  public static final int MAX_BYTES = 64 << 20;

  private static final int DIGEST_BYTES = 32;
  private static final int MAX_HEADER = 1_024;
  private static final byte[] START = Utf8.encode("byok-backup 1\n");

  private final byte[] bytes;
  private final int sealedAt;
  private final BackupHeader header;

  private BackupFile(byte[] bytes, int sealedAt, BackupHeader header) {
    this.bytes = bytes;
    this.sealedAt = sealedAt;
    this.header = header;
  }

  /** Writes all of a wallet; refused with {@code INVALID_REQUEST} where the passphrase has fewer than 8 characters. */
  public static Written write(OpenVault vault, Ports ports, String passphrase) {
    if (passphrase.length() < Vault.MIN_PASSPHRASE_LENGTH) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "A passphrase needs at least 8 characters.");
    }
    Backup backup = Snapshot.of(vault, ports);
    byte[] salt = ports.random().bytes(BackupHeader.SALT_BYTES);
    BackupHeader header = new BackupHeader(backup.madeAt(), salt, BackupHeader.ITERATIONS);
    byte[] text = Utf8.encode(ports.json().print(WireText.toJson(backup.encode())));
    byte[] head = join(join(START, header.line(ports.json())), new byte[] {'\n'});
    Crypto crypto = ports.crypto();
    byte[] body = join(head, crypto.seal(crypto.deriveKey(passphrase, salt, header.iterations()), text, head));
    checkSize(body.length + DIGEST_BYTES);
    return new Written(join(body, crypto.sha256(body)), backup);
  }

  /** A new file, and what it holds. */
  public record Written(byte[] file, Backup backup) {
    @Override
    public String toString() {
      return "Written";
    }
  }

  /**
   * Reads the plaintext part and looks for damage. Refused with {@code MESSAGE_TOO_LARGE}, {@code INVALID_REQUEST}
   * where it is not a backup, {@code UNSUPPORTED_VERSION}, {@code DAMAGED_RECORD}.
   */
  public static BackupFile read(Ports ports, byte[] bytes) {
    checkSize(bytes.length);
    BackupVersion.check(bytes);
    int bodyEnd = bytes.length - DIGEST_BYTES;
    int sealedAt = lineEnd(bytes, START.length) + 1;
    if (sealedAt <= START.length || sealedAt > bodyEnd || !isWhole(ports.crypto(), bytes, bodyEnd)) {
      throw damaged();
    }
    BackupHeader header = header(ports.json(), bytes, sealedAt);
    if (header == null) {
      throw damaged();
    }
    return new BackupFile(bytes, sealedAt, header);
  }

  /** Refuses with {@code MESSAGE_TOO_LARGE} what is larger than any backup. */
  public static void checkSize(double size) {
    if (size > MAX_BYTES) {
      Value.Obj details = new Value.Obj().put("limit", MAX_BYTES).put("actual", size).put("unit", "bytes");
      String sentence = "This file is too large: a backup has at most 64 MB.";
      throw new ByokException(ErrorCode.MESSAGE_TOO_LARGE, sentence, details);
    }
  }

  /** When it was made, in milliseconds since 1970-01-01 UTC. */
  public long madeAt() {
    return header.madeAt();
  }

  /** The wallet in it; refused with {@code WRONG_PASSPHRASE}, or {@code DAMAGED_RECORD} where it is not sound. */
  public Backup open(Ports ports, String passphrase) {
    Crypto crypto = ports.crypto();
    byte[] sealed = Arrays.copyOfRange(bytes, sealedAt, bytes.length - DIGEST_BYTES);
    byte[] head = Arrays.copyOf(bytes, sealedAt);
    byte[] text = crypto.open(crypto.deriveKey(passphrase, header.salt(), header.iterations()), sealed, head);
    if (text == null) {
      throw new ByokException(ErrorCode.WRONG_PASSPHRASE, "This is not the passphrase of this backup.");
    }
    return BackupContent.decode(header.madeAt(), ports.json().parse(Utf8.decode(text)));
  }

  static ByokException damaged() {
    return new ByokException(ErrorCode.DAMAGED_RECORD, "This backup is damaged. Nothing of it can be used.");
  }

  private static BackupHeader header(Json json, byte[] bytes, int sealedAt) {
    return BackupHeader.parse(json, Utf8.decode(bytes, START.length, sealedAt - 1));
  }

  private static boolean isWhole(Crypto crypto, byte[] bytes, int bodyEnd) {
    byte[] digest = crypto.sha256(Arrays.copyOf(bytes, bodyEnd));
    return Arrays.equals(digest, Arrays.copyOfRange(bytes, bodyEnd, bytes.length));
  }

  /** Where the line that begins at {@code from} ends, or -1. */
  private static int lineEnd(byte[] bytes, int from) {
    for (int i = from; i < bytes.length && i < from + MAX_HEADER; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
