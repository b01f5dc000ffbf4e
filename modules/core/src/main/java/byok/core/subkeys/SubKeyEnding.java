package byok.core.subkeys;

import byok.core.port.Store;
import byok.core.providers.ProviderEntry;
import byok.core.providers.ProviderTable;
import java.util.List;

/** Ends sub-keys at their providers; those it cannot reach stay in the book for the next try. */
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
    SubKeyEnd end = known ? mint.end(at, key.management(), key.hash()) : SubKeyEnd.UNREACHABLE;
    return nowMillis >= key.until() + FORGET_MILLIS ? SubKeyEnd.ENDED : end;
  }
}
