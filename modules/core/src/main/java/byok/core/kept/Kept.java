package byok.core.kept;

import byok.core.ledger.LedgerEntry;
import byok.core.vault.SealedRecords;
import byok.core.vault.Tables;
import byok.protocol.Value;

/**
 * The words of one request. Stored sealed as a whole; shown to the owner and exported by them.
 *
 * @param entryId of its ledger entry
 * @param asked the prompt, its roles named, without the content of files
 * @param answered the text of the answer and its tool calls
 * @param cut whether either was longer than what is kept
 */
public record Kept(
    String entryId, String grantId, long atMillis, String model, String asked, String answered, boolean cut) {
  static Kept of(LedgerEntry entry, Words asked, Words answered) {
    return new Kept(
        entry.id(), entry.grantId(), entry.atMillis(), entry.model(), asked.text(), answered.text(),
        asked.isCut() || answered.isCut());
  }

  Value.Obj encode() {
    Value.Obj content = new Value.Obj().put("at", atMillis).put("model", model).put("asked", asked);
    content.put("answered", answered);
    return cut ? content.put("cut", true) : content;
  }

  /** A line of an export: a name that no entry of the record has, then what is kept. */
  Value.Obj line() {
    Value.Obj line = new Value.Obj().put("kept", entryId).put("grant", grantId);
    Value.Obj content = encode();
    for (int i = 0; i < content.size(); i++) {
      line.append(content.keyAt(i), content.valueAt(i));
    }
    return line;
  }

  static Kept decode(String grantId, String entryId, Value.Obj content) {
    if (content.text("asked") == null || content.text("answered") == null) {
      throw SealedRecords.damaged(Tables.SETTINGS, entryId);
    }
    return new Kept(
        entryId, grantId, content.integer("at", 0), content.text("model"), content.text("asked"),
        content.text("answered"), content.isTrue("cut"));
  }
}
