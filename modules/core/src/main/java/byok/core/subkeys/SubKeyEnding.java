package byok.core.subkeys;

import byok.core.port.Store;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import byok.core.secret.SecretText;
import java.util.List;

/**
 * Ends sub-keys at their providers, and reads first what was used with them; those it cannot reach stay in the book for
 * the next try.
 */
public final class SubKeyEnding {
  /** Until a key that ended by its own time and that nobody could delete is forgotten. */
  private static final long FORGET_MILLIS = 24 * 3_600_000L;

  private final Store store;
  private final ProviderTable table;
  private final KeyMint mint;

  public SubKeyEnding(Store store, ProviderTable table, KeyMint mint) {
    this.store = store;
    this.table = table;
    this.mint = mint;
  }

  /** Needs no open vault: {@code keys} hold what they are ended by. Whether anything changed. */
  public boolean end(List<SubKey> keys, long nowMillis) {
    boolean changed = false;
    for (SubKey key : keys) {
      SubKeyEnd end = end(key, nowMillis);
      SubKeyBook.ended(store, key, end);
      changed |= end != key.failure();
    }
    return changed;
  }

  private SubKeyEnd end(SubKey key, long nowMillis) {
    ProviderEntry at = table.find(key.providerId());
    boolean known = at != null && at.makesSubKeys();
    SubKeyEnd end = known ? end(at, key) : SubKeyEnd.UNREACHABLE;
    return nowMillis >= key.until() + FORGET_MILLIS ? SubKeyEnd.ENDED : end;
  }

  private SubKeyEnd end(ProviderEntry at, SubKey key) {
    if (key.hash() == null) {
      return endNamed(at, key);
    }
    long used = mint.list().used(at, key.management(), key.hash());
    if (used >= 0) {
      SubKeyBook.used(store, key, used);
    }
    return mint.end(at, key.management(), key.hash());
  }

  /** One of which only the name is known, as its page died before it heard of it: nobody has its secret. */
  private SubKeyEnd endNamed(ProviderEntry at, SubKey key) {
    List<KeyList.Found> found = mint.list().named(at, key.management(), key.name());
    return found == null ? SubKeyEnd.UNREACHABLE : endAll(at, key.management(), found);
  }

  private SubKeyEnd endAll(ProviderEntry at, SecretText management, List<KeyList.Found> found) {
    SubKeyEnd worst = SubKeyEnd.ENDED;
    for (KeyList.Found each : found) {
      SubKeyEnd end = mint.end(at, management, each.hash());
      worst = end == SubKeyEnd.ENDED ? worst : end;
    }
    return worst;
  }
}
