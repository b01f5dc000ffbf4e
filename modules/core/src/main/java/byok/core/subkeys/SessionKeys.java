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
import byok.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of one session: where the owner lets the wallet make sub-keys, a new one in the place of the owner's. It is
 * worth the whole slice, so there is one at a provider, which stands for all the keys that the owner has there.
 */
public final class SessionKeys implements SessionIssuer.Keys {
  /** Beyond the lease, for clocks that differ. */
  private static final long GRACE_MILLIS = 60_000;

  private final List<ProviderKey> owners;
  private final ProviderTable table;
  private final KeyMint mint;
  private final OpenVault vault;
  private final Ports ports;
  private final ManagementKeys management;
  private final SubKeyBook book;

  /** @param owners those that the grant may use */
  public SessionKeys(List<ProviderKey> owners, ProviderTable table, KeyMint mint, OpenVault vault, Ports ports) {
    this.owners = owners;
    this.table = table;
    this.mint = mint;
    this.vault = vault;
    this.ports = ports;
    this.management = new ManagementKeys(vault, ports);
    this.book = new SubKeyBook(vault, ports);
  }

  /** Never falls back to the owner's key: where no sub-key could be made, it is refused as {@link KeyMint#make} is. */
  @Override
  public List<ProviderKey> of(GrantRow leased) {
    List<ProviderKey> keys = new ArrayList<>();
    for (ProviderKey key : owners) {
      ProviderKey managed = managed(key.providerId());
      if (managed == null) {
        keys.add(key);
      } else if (managed == key) {
        keys.add(key.withSubKey(make(leased, key, management.of(key.id()))));
      }
    }
    return keys;
  }

  /** The first key of a provider that has a management key; {@code null} for none. */
  private ProviderKey managed(String providerId) {
    for (ProviderKey key : owners) {
      if (key.providerId().equals(providerId) && management.isHere(key.id())) {
        return key;
      }
    }
    return null;
  }

  /** Noted before the provider is asked: a page may die before it hears what was made. */
  private SecretText make(GrantRow leased, ProviderKey key, SecretText by) {
    ProviderEntry at = at(key);
    SubKey wish = wish(leased, key, by);
    book.intend(wish);
    KeyMint.Made made = ask(at, wish);
    if (!isNoted(at, wish.made(made.hash()))) {
      throw KeyMint.failed(at.name());
    }
    return made.secret();
  }

  private SubKey wish(GrantRow leased, ProviderKey key, SecretText by) {
    String sliceId = leased.slice().id();
    long worth = SliceWorth.nanoUsd(leased.slice(), leased.grantId(), key.providerId());
    String name = KeyName.of(vault.store(), ports.crypto(), sliceId);
    return new SubKey(
        sliceId, leased.grantId(), key.id(), key.providerId(), null, name, worth, ports.clock().nowMillis(),
        leased.leaseUntil() + GRACE_MILLIS, by, null);
  }

  /** What the provider refused it did not make; otherwise it may stand there all the same, and is looked for. */
  private KeyMint.Made ask(ProviderEntry at, SubKey wish) {
    try {
      return mint.make(at, wish.management(), wish.name(), wish.limitNanoUsd(), wish.until());
    } catch (ByokException e) {
      if (e.code() == ErrorCode.PROVIDER_AUTH) {
        book.drop(wish);
      }
      throw e;
    }
  }

  private boolean isNoted(ProviderEntry at, SubKey key) {
    boolean noted = false;
    try {
      noted = book.made(key);
    } finally {
      if (!noted) {
        mint.end(at, key.management(), key.hash());
      }
    }
    return noted;
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
      if (at != null && at.makesSubKeys() && managed(key.providerId()) == key) {
        names.add(at.name());
      }
    }
    return names;
  }
}
