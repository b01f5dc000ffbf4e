package byok.core.vault;

import byok.core.port.Crypto;
import byok.core.port.Store;
import byok.protocol.Base64Text;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.List;

/**
 * Opaque names of origins: base64url(SHA-256(wallet salt ‖ origin)). They let a locked wallet find a grant without
 * keeping a list of
 * the sites that its owner visits.
 */
public final class OriginTags {
  static final String SALT = "salt";

  private final Store store;
  private final Crypto crypto;

  public OriginTags(Store store, Crypto crypto) {
    this.store = store;
    this.crypto = crypto;
  }

  /** The tag of an origin, or {@code null} where the store holds no vault. */
  public String of(String origin) {
    Value.Obj row = store.read(List.of(Tables.META), tx -> tx.get(Tables.META, SALT));
    if (row == null || !(row.get(SALT) instanceof Value.Bytes salt)) {
      return null;
    }
    return Base64Text.encodeUrl(crypto.sha256(concat(salt.value(), Utf8.encode(origin))));
  }

  /** Keeps a new salt unless there is one. Within a transaction over {@code meta}. */
  public static void create(Store.Tx tx, byte[] salt) {
    if (tx.get(Tables.META, SALT) == null) {
      tx.put(Tables.META, SALT, new Value.Obj().put("v", 1).put(SALT, new Value.Bytes(salt)));
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
