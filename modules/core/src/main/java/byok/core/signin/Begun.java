package byok.core.signin;

import byok.core.port.Json;
import byok.core.port.Ports;
import byok.core.port.TabNote;
import byok.core.secret.SecretAccess;
import byok.core.secret.SecretText;
import byok.core.vault.OpenVault;
import byok.core.vault.SealedRecords;
import byok.protocol.ByokException;
import byok.protocol.Limits;
import byok.protocol.Value;
import byok.protocol.WireText;

/**
 * A sign-in that a tab began, as it notes it: {@code {v: 1, state, provider, until, first, sealed}}. What proves that
 * it was begun here, the verifier, is sealed by the vault, as browsers write what a tab keeps to the disk.
 *
 * @param state 128 random bits; no secret, as it stands in addresses
 * @param provider whose page it is, for words only: the sealed one counts
 * @param until past which the return is refused
 * @param first whether it is part of setting the wallet up
 */
record Begun(String state, String provider, long until, boolean first, Value.Obj row) {
  private static final String TABLE = "signin";

  /** What only the vault that began it opens. */
  record Proof(String providerId, SecretText verifier, KeyWish wish) {}

  static Begun of(String state, long until, boolean first, Proof proof, SealedRecords records) {
    Value.Obj content = new Value.Obj().put("provider", proof.providerId()).put("wish", proof.wish().encode());
    content.put("verifier", proof.verifier().read(SecretAccess.SEAL));
    Value.Obj row = new Value.Obj().put("v", 1).put("state", state).put("provider", proof.providerId());
    row.put("until", until).put("first", first);
    return new Begun(state, proof.providerId(), until, first, records.sealInto(row, TABLE, state, content));
  }

  boolean note(TabNote note, Json json) {
    return note.write(json.print(WireText.toJson(row)));
  }

  /** What the tab noted; {@code null} for nothing that can be read. */
  static Begun read(TabNote note, Json json) {
    String text = note.read();
    Value parsed = text == null ? null : json.parse(text);
    try {
      return parsed != null && WireText.fromJson(parsed, Limits.RECORD) instanceof Value.Obj row ? decode(row) : null;
    } catch (ByokException e) {
      return null;
    }
  }

  private static Begun decode(Value.Obj row) {
    String state = row.text("state");
    String provider = row.text("provider");
    boolean known = row.integer("v", 0) == 1 && state != null && !state.isEmpty() && provider != null;
    return known ? new Begun(state, provider, row.integer("until", 0), row.isTrue("first"), row) : null;
  }

  /** {@code null} where this vault did not seal it. */
  Proof open(OpenVault vault, Ports ports) {
    try {
      Value.Obj content = new SealedRecords(vault, ports).open(TABLE, state, row);
      String by = content.text("provider");
      String verifier = content.text("verifier");
      boolean whole = by != null && verifier != null;
      return whole ? new Proof(by, SecretText.of(verifier), KeyWish.decode(content.object("wish"))) : null;
    } catch (ByokException e) {
      return null;
    }
  }
}
