package byok.core.backup;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;

/** The first line of a backup file: {@code byok-backup} and the version. */
final class BackupVersion {
  private static final byte[] NAME = Utf8.encode("byok-backup ");
  private static final int MAX_DIGITS = 6;

  private BackupVersion() {}

  /** Refuses what is not a backup, and a backup of a newer version. */
  static void check(byte[] bytes) {
    int version = version(bytes);
    if (version < 1) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "This file is not a backup of a wallet.");
    }
    if (version > 1) {
      String sentence = "This backup was made by a newer wallet. Update this one, then restore it.";
      throw new ByokException(ErrorCode.UNSUPPORTED_VERSION, sentence);
    }
  }

  /** The version, or 0 where the file does not begin as a backup does. */
  private static int version(byte[] bytes) {
    if (!startsWithName(bytes)) {
      return 0;
    }
    int version = 0;
    for (int i = NAME.length; i < bytes.length && i <= NAME.length + MAX_DIGITS; i++) {
      if (bytes[i] == '\n') {
        return version;
      }
      if (bytes[i] < '0' || bytes[i] > '9' || (version == 0 && bytes[i] == '0')) {
        return 0;
      }
      version = version * 10 + bytes[i] - '0';
    }
    return 0;
  }

  private static boolean startsWithName(byte[] bytes) {
    for (int i = 0; i < NAME.length; i++) {
      if (i >= bytes.length || bytes[i] != NAME[i]) {
        return false;
      }
    }
    return true;
  }
}
