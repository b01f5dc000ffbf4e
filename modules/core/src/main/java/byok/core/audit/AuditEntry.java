package byok.core.audit;

import byok.core.port.Crypto;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Base64Text;
import byok.protocol.Utf8;
import byok.protocol.Value;

/**
 * One entry of the log (protocol/spec/vault-format.md, "Audit log"). Stored sealed as a whole; shown to the owner and
 * exported by them.
 *
 * @param content all members, {@code n} first, {@code hash} last
 */
public record AuditEntry(Value.Obj content) {
  private static final int DIGITS = 16;
  private static final String TITLE = "byok/1/audit";

  /** The entry that follows one of this hash; {@code null} begins a chain. */
  static AuditEntry follow(Crypto crypto, long number, String previousHash, AuditEvent event) {
    Value.Obj content = new Value.Obj().put("n", number).put("prev", previousHash);
    for (int i = 0; i < event.members().size(); i++) {
      content.append(event.members().keyAt(i), event.members().valueAt(i));
    }
    return new AuditEntry(content.put("hash", hash(crypto, content)));
  }

  /** Refused with {@code DAMAGED_RECORD} where it is not the entry of that number or was not written as a whole. */
  static AuditEntry decode(Crypto crypto, long number, Value.Obj content) {
    AuditEntry entry = new AuditEntry(content);
    if (entry.number() != number || !hash(crypto, content).equals(entry.hash())) {
      throw SealedRecords.damaged(Tables.AUDIT, key(number));
    }
    return entry;
  }

  /** The key of the entry of that number: sorts as the numbers do. */
  static String key(long number) {
    String digits = Long.toString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** What the hash is taken over: a line for each member but the hash, in the order stored. */
  static String text(Value.Obj content) {
    StringBuilder text = new StringBuilder(TITLE);
    for (int i = 0; i < content.size(); i++) {
      if (!content.keyAt(i).equals("hash")) {
        text.append('\n').append(content.keyAt(i)).append('=').append(plain(content.valueAt(i)));
      }
    }
    return text.toString();
  }

  private static String hash(Crypto crypto, Value.Obj content) {
    return Base64Text.encodeUrl(crypto.sha256(Utf8.encode(text(content))));
  }

  private static String plain(Value value) {
    if (value instanceof Value.Num number) {
      return Long.toString((long) number.value());
    }
    return value instanceof Value.Text text
        ? text.value().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
        : "";
  }

  /** From 1. */
  public long number() {
    return content.integer("n", 0);
  }

  public long atMillis() {
    return content.integer("at", 0);
  }

  /** What it is about; {@code null} for a kind that this version does not know. */
  public AuditKind kind() {
    return AuditKind.ofWire(content.text("what"));
  }

  /** A member's text, or "" where the entry has none. */
  public String text(String member) {
    String text = content.text(member);
    return text == null ? "" : text;
  }

  public long costNanoUsd() {
    return content.integer("cost", 0);
  }

  /** The hash of the entry before, or {@code null} for one that begins a chain. */
  String previousHash() {
    return content.text("prev");
  }

  String hash() {
    return text("hash");
  }
}
