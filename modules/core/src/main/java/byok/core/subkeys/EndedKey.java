package byok.core.subkeys;

import byok.core.port.Store;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Value;

/**
 * A sub-key that has ended at its provider, until what was used with it is held against all that its session reports.
 *
 * @param replacedAt when the session after it was issued; requests from then on are not its own
 * @param usedNanoUsd what the provider says was used with it
 * @param addedNanoUsd what of that is in the ledger as unreported
 */
record EndedKey(
    String rowKey,
    String sliceId,
    String grantId,
    String providerId,
    String name,
    long madeAt,
    long replacedAt,
    long until,
    long usedNanoUsd,
    long addedNanoUsd) {
  static final String ENDED = "ended";
  static final String REPLACED = "replaced";
  static final String USED = "used";
  static final String ADDED = "added";

  static EndedKey decode(Store.Row stored, Value.Obj content) {
    Value.Obj row = stored.value();
    if (content.text("provider") == null || row.text(SubKey.SLICE) == null) {
      throw SealedRecords.damaged(Tables.RESERVATIONS, stored.key());
    }
    return new EndedKey(
        stored.key(), row.text(SubKey.SLICE), row.text(SubKey.GRANT), content.text("provider"), content.text("name"),
        row.integer(SubKey.MADE_AT, 0), row.integer(REPLACED, Long.MAX_VALUE), row.integer(SubKey.UNTIL, 0),
        row.integer(USED, 0), row.integer(ADDED, 0));
  }

  /** Whether a moment is within its session. */
  boolean covers(long atMillis) {
    return atMillis >= madeAt && atMillis < replacedAt;
  }
}
