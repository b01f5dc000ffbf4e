package byok.core.subkeys;

import byok.core.keys.ProviderKey;
import byok.core.port.Ports;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import byok.core.secret.SecretText;
import byok.core.vault.OpenVault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ends keys that stand at a provider under this wallet's name and that the wallet does not know. */
public final class SubKeySweep {
  private final OpenVault vault;
  private final Ports ports;
  private final ProviderTable table;
  private final KeyMint mint;
  private final ManagementKeys management;

  public SubKeySweep(OpenVault vault, Ports ports, ProviderTable table, KeyMint mint) {
    this.vault = vault;
    this.ports = ports;
    this.table = table;
    this.mint = mint;
    this.management = new ManagementKeys(vault, ports);
  }

  /** Looks by the management keys of these keys of the owner's. How many were ended. */
  public int sweep(List<ProviderKey> keys) {
    int ended = 0;
    for (ProviderKey key : keys) {
      ProviderEntry at = table.find(key.providerId());
      if (at != null && at.makesSubKeys() && management.isHere(key.id())) {
        ended += sweep(at, management.of(key.id()));
      }
    }
    return ended;
  }

  private int sweep(ProviderEntry at, SecretText by) {
    String prefix = KeyName.prefix(vault.store(), ports.crypto());
    List<KeyList.Found> found = mint.list().named(at, by, prefix);
    int ended = 0;
    // Read after the list: a key is noted before it is made.
    Set<String> known = known();
    for (KeyList.Found each : found == null ? List.<KeyList.Found>of() : found) {
      boolean gone = !known.contains(each.name()) && mint.end(at, by, each.hash()) == SubKeyEnd.ENDED;
      ended += gone ? 1 : 0;
    }
    return ended;
  }

  private Set<String> known() {
    Set<String> names = new HashSet<>();
    for (SubKey key : new SubKeyBook(vault, ports).all()) {
      names.add(key.name());
    }
    return names;
  }
}
