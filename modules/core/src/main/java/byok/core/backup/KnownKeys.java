package byok.core.backup;

import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.ProviderKeyCodec;
import byok.core.port.Ports;
import byok.core.vault.OpenVault;
import java.util.ArrayList;
import java.util.List;

/** The keys that a wallet has, by what they are rather than by id: the same key twice would be asked for twice. */
final class KnownKeys {
  private final List<ProviderKey> known;

  KnownKeys(OpenVault vault, Ports ports) {
    known = new KeyRing(vault, ports).list().items();
  }

  /** Those that are not here under another id. */
  List<BackupRow> others(List<BackupRow> rows) {
    List<BackupRow> others = new ArrayList<>();
    for (BackupRow row : rows) {
      if (!isDouble(ProviderKeyCodec.decode(row.key(), row.content()))) {
        others.add(row);
      }
    }
    return others;
  }

  private boolean isDouble(ProviderKey key) {
    for (ProviderKey other : known) {
      boolean same = other.providerId().equals(key.providerId()) && other.secret().equals(key.secret());
      if (same && !other.id().equals(key.id())) {
        return true;
      }
    }
    return false;
  }
}
