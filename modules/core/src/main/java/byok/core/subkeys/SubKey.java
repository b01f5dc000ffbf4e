package byok.core.subkeys;

import byok.core.port.Store;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Value;

/**
 * A sub-key that stands at a provider, or may, without its secret, which is in its session alone. The row {@code
 * k/<slice id>/<key id>} of {@code reservations}, written before the provider is asked; in plaintext grant, slice,
 * moments and what went wrong.
 *
 * @param keyId the owner's key in whose place it stands
 * @param hash names it at the provider; {@code null} while that is not known
 * @param name how the provider's own list shows it
 * @param limitNanoUsd the most that can be spent with it
 * @param madeAt when the provider was asked for it
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
    long madeAt,
    long until,
    SecretText management,
    SubKeyEnd failure) {
  static final String PREFIX = "k/";
  static final String GRANT = "grant";
  static final String SLICE = "slice";
  static final String UNTIL = "until";
  static final String KEY = "key";
  static final String MADE_AT = "at";
  /** While its hash is not known. */
  static final String MAKING = "making";
  static final String ENDING = "ending";
  static final String FAILURE = "failure";

  String rowKey() {
    return PREFIX + sliceId + "/" + keyId;
  }

  /** Once the provider said what it made. */
  SubKey made(String itsHash) {
    return new SubKey(
        sliceId, grantId, keyId, providerId, itsHash, name, limitNanoUsd, madeAt, until, management, failure);
  }

  Value.Obj plain() {
    Value.Obj row = new Value.Obj().put("v", 1).put(GRANT, grantId).put(SLICE, sliceId).put(KEY, keyId);
    return row.put(MADE_AT, madeAt).put(UNTIL, until).put(MAKING, hash == null);
  }

  Value.Obj content() {
    Value.Obj content = new Value.Obj().put("provider", providerId).put("name", name);
    if (hash != null) {
      content.put("hash", hash);
    }
    return content.put("limit", limitNanoUsd).put("management", management.read(SecretAccess.SEAL));
  }

  static SubKey decode(Store.Row stored, Value.Obj content) {
    Value.Obj row = stored.value();
    if (content.text("name") == null || content.text("management") == null || row.text(SLICE) == null) {
      throw SealedRecords.damaged(Tables.RESERVATIONS, stored.key());
    }
    return new SubKey(
        row.text(SLICE), row.text(GRANT), row.text(KEY), content.text("provider"), content.text("hash"),
        content.text("name"), content.integer("limit", 0), row.integer(MADE_AT, 0), row.integer(UNTIL, 0),
        SecretText.of(content.text("management")), SubKeyEnd.of(row.text(FAILURE)));
  }
}
