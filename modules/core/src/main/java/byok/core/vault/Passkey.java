package byok.core.vault;

import byok.core.port.Authenticator;
import byok.core.port.Crypto;
import byok.protocol.Base64Text;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * One passkey that opens a vault beside its passphrase: an item of {@code passkeys} in the header
 * (protocol/spec/vault-format.md, "Passkeys"). Persisted in plaintext, its name included; the data key in it is sealed.
 */
public final class Passkey {
  static final String KIND = "webauthn-prf";
  static final int SALT_BYTES = 32;
  private static final int WRAPPED_BYTES = 12 + 32 + 16;
  private static final int MOST_ID_BYTES = 1023;
  private static final String WRAP = "byok/1/meta/vault/passkey/";

  private final Value.Obj row;

  Passkey(Value.Obj row) {
    this.row = row;
  }

  /** @param wrapped what {@link #wrap} gave */
  static Passkey of(Authenticator.Made made, byte[] salt, String name, long createdAt, byte[] wrapped) {
    Value.Arr transports = new Value.Arr();
    made.transports().forEach(transports::add);
    return new Passkey(new Value.Obj().put("kind", KIND)
        .put("id", new Value.Bytes(made.id())).put("salt", new Value.Bytes(salt)).put("transports", transports)
        .put("name", name).put("createdAt", createdAt).put("wrapped", new Value.Bytes(wrapped)));
  }

  /** The data key for the header, sealed under what the secret of this passkey expands to. */
  static byte[] wrap(Crypto crypto, byte[] id, byte[] secret, byte[] salt, byte[] dataKey) {
    byte[] identity = identity(id);
    return crypto.seal(crypto.expandKey(secret, salt, identity), dataKey, identity);
  }

  /** The 32 bytes of the data key, to be wiped by the caller; {@code null} for a secret of another passkey. */
  byte[] unwrap(Crypto crypto, byte[] secret) {
    byte[] identity = identity(bytes("id"));
    return crypto.open(crypto.expandKey(secret, bytes("salt"), identity), bytes("wrapped"), identity);
  }

  private static byte[] identity(byte[] id) {
    return Utf8.encode(WRAP + Base64Text.encodeUrl(id));
  }

  /** The credential's id as base64url. */
  public String id() {
    return Base64Text.encodeUrl(bytes("id"));
  }

  /** What the owner calls it. */
  public String name() {
    String name = row.text("name");
    return name == null ? "" : name;
  }

  public long createdAt() {
    return row.integer("createdAt", 0);
  }

  /** Whether this version knows its kind and its figures are whole; others are kept, named and never used. */
  public boolean isUsable() {
    int idLength = bytes("id").length;
    return KIND.equals(row.text("kind")) && idLength > 0 && idLength <= MOST_ID_BYTES
        && bytes("salt").length == SALT_BYTES && bytes("wrapped").length == WRAPPED_BYTES;
  }

  Authenticator.Known known() {
    List<String> transports = new ArrayList<>();
    Value.Arr stored = row.list("transports");
    for (int i = 0; stored != null && i < stored.size(); i++) {
      if (stored.get(i) instanceof Value.Text text) {
        transports.add(text.value());
      }
    }
    return new Authenticator.Known(bytes("id"), bytes("salt"), transports);
  }

  Passkey renamed(String name) {
    Value.Obj copy = new Value.Obj();
    for (int i = 0; i < row.size(); i++) {
      copy.put(row.keyAt(i), row.valueAt(i));
    }
    return new Passkey(copy.put("name", name));
  }

  Value.Obj row() {
    return row;
  }

  private byte[] bytes(String field) {
    return row.get(field) instanceof Value.Bytes bytes ? bytes.value() : new byte[0];
  }
}
