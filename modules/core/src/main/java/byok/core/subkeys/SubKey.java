package byok.core.subkeys;

import byok.core.port.Store;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Value;

/**
 * A sub-key that stands at a provider, without its secret, which is in its session alone. The row {@code
 * k/<slice id>/<key id>} of {@code reservations}; in plaintext grant, slice, {@code until} and what went wrong.
 *
 * @param keyId the owner's key in whose place it stands
 * @param hash names it at the provider
 * @param name how the provider's own list shows it
 * @param limitNanoUsd the most that can be spent with it
 * @param until when it ends by itself; milliseconds since 1970-01-01 UTC
 * @param management what it can be ended by, also after the owner removed that from the wallet
 * @param failure why it could not be ended yet; {@code null} while nobody tried
 */
public record SubKey(
    String sliceId,
    String grantId,
    String keyId,
    String providerId,
    String hash,
    String name,
    long limitNanoUsd,
    long until,
    SecretText management,
    SubKeyEnd failure) {
  static final String PREFIX = "k/";
  static final String GRANT = "grant";
  static final String SLICE = "slice";
  static final String UNTIL = "until";
  static final String KEY = "key";
  static final String ENDING = "ending";
  static final String FAILURE = "failure";

  String rowKey() {
    return PREFIX + sliceId + "/" + keyId;
  }

  Value.Obj plain() {
    Value.Obj row = new Value.Obj().put("v", 1).put(GRANT, grantId).put(SLICE, sliceId).put(KEY, keyId);
    return row.put(UNTIL, until);
  }

  Value.Obj content() {
    Value.Obj content = new Value.Obj().put("provider", providerId).put("hash", hash).put("name", name);
    return content.put("limit", limitNanoUsd).put("management", management.read(SecretAccess.SEAL));
  }

  static SubKey decode(Store.Row stored, Value.Obj content) {
    Value.Obj row = stored.value();
    if (content.text("hash") == null || content.text("management") == null || row.text(SLICE) == null) {
      throw SealedRecords.damaged(Tables.RESERVATIONS, stored.key());
    }
    return new SubKey(
        row.text(SLICE), row.text(GRANT), row.text(KEY), content.text("provider"), content.text("hash"),
        content.text("name"), content.integer("limit", 0), row.integer(UNTIL, 0),
        SecretText.of(content.text("management")), SubKeyEnd.of(row.text(FAILURE)));
  }
}
