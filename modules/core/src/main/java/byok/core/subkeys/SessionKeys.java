package byok.core.subkeys;

import byok.core.grants.GrantRow;
import byok.core.keys.ProviderKey;
import byok.core.port.Ports;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import byok.core.secret.SecretText;
import byok.core.session.SessionIssuer;
import byok.core.session.SliceWorth;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import java.util.ArrayList;
import java.util.List;

/** The keys of one session: where the owner lets the wallet make sub-keys, a new one in the place of the owner's. */
public final class SessionKeys implements SessionIssuer.Keys {
  static final String NAME = "BYOK wallet";
  /** Beyond the lease, for clocks that differ. */
  private static final long GRACE_MILLIS = 60_000;
  private static final int NAME_LENGTH = 8;

  private final List<ProviderKey> owners;
  private final ProviderTable table;
  private final KeyMint mint;
  private final Ports ports;
  private final ManagementKeys management;
  private final SubKeyBook book;

  /** @param owners those that the grant may use */
  public SessionKeys(List<ProviderKey> owners, ProviderTable table, KeyMint mint, OpenVault vault, Ports ports) {
    this.owners = owners;
    this.table = table;
    this.mint = mint;
    this.ports = ports;
    this.management = new ManagementKeys(vault, ports);
    this.book = new SubKeyBook(vault, ports);
  }

  /** Never falls back to the owner's key: where no sub-key could be made, it is refused as {@link KeyMint#make} is. */
  @Override
  public List<ProviderKey> of(GrantRow leased) {
    List<ProviderKey> keys = new ArrayList<>();
    for (ProviderKey key : owners) {
      SecretText by = management.of(key.id());
      keys.add(by == null ? key : key.withSubKey(make(leased, key, by)));
    }
    return keys;
  }

  private SecretText make(GrantRow leased, ProviderKey key, SecretText by) {
    ProviderEntry at = at(key);
    long worth = SliceWorth.nanoUsd(leased.slice(), leased.grantId(), key.providerId());
    long until = leased.leaseUntil() + GRACE_MILLIS;
    String name = NAME + " " + leased.slice().id().substring(0, NAME_LENGTH);
    KeyMint.Made made = mint.make(at, by, name, worth, until);
    try {
      book.add(new SubKey(leased.slice().id(), leased.grantId(), key.id(), key.providerId(), made.hash(), name, worth,
          until, by, null));
    } catch (ByokException e) {
      mint.end(at, by, made.hash());
      throw e;
    }
    return made.secret();
  }

  private ProviderEntry at(ProviderKey key) {
    ProviderEntry at = table.find(key.providerId());
    if (at == null || !at.makesSubKeys()) {
      throw KeyMint.failed(key.label());
    }
    return at;
  }

  /** The names of the providers that make sub-keys for these keys. */
  public List<String> capping() {
    List<String> names = new ArrayList<>();
    for (ProviderKey key : owners) {
      ProviderEntry at = table.find(key.providerId());
      if (at != null && at.makesSubKeys() && management.isHere(key.id())) {
        names.add(at.name());
      }
    }
    return names;
  }
}
