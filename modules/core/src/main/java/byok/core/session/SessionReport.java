package byok.core.session;

import byok.core.budgets.Tally;
import byok.core.ledger.LedgerEntry;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sealed session tells the vault at contact. Cumulative, so that a lost or repeated report does no harm. Passed
 * between pages of
 * the wallet only.
 *
 * @param number counts the reports of one partition, from 1
 * @param pausedReason why the partition suspended the grant, or {@code null}
 * @param revoked the app gave the grant back
 * @param entries requests that have ended and were not acknowledged
 */
public record SessionReport(
    String grantId,
    long number,
    String pausedReason,
    boolean revoked,
    List<SliceTally> slices,
    List<LedgerEntry> entries) {

  /** What one slice has come to; {@code closed} where nothing new can be spent from it. */
  public record SliceTally(String sliceId, boolean closed, List<Tally> tallies) {}

  public Value.Obj encode() {
    Value.Arr parts = new Value.Arr();
    for (SliceTally slice : slices) {
      Value.Obj part = new Value.Obj().put("slice", slice.sliceId).put("closed", slice.closed);
      parts.add(part.put("tallies", Tally.encodeAll(slice.tallies)));
    }
    Value.Arr rows = new Value.Arr();
    for (LedgerEntry entry : entries) {
      rows.add(entry.encode().put("id", entry.id()));
    }
    Value.Obj report = new Value.Obj().put("v", 1).put("grantId", grantId).put("number", number);
    report.put("paused", pausedReason).put("revoked", revoked);
    return report.put("slices", parts).put("entries", rows);
  }

  /** Refused with {@code INVALID_REQUEST} where it is not a report. */
  public static SessionReport decode(Value.Obj report) {
    if (report.integer("v", 0) != 1 || report.text("grantId") == null) {
      throw new ByokException(ErrorCode.INVALID_REQUEST, "This is not a session report.");
    }
    List<SliceTally> slices = new ArrayList<>();
    for (Value.Obj part : objects(report.list("slices"))) {
      slices.add(new SliceTally(part.text("slice"), part.isTrue("closed"), Tally.decodeAll(part.list("tallies"))));
    }
    List<LedgerEntry> entries = new ArrayList<>();
    for (Value.Obj row : objects(report.list("entries"))) {
      if (row.text("id") != null) {
        entries.add(LedgerEntry.decode(row.text("id"), row));
      }
    }
    return new SessionReport(
        report.text("grantId"),
        report.integer("number", 0),
        report.text("paused"),
        report.isTrue("revoked"),
        slices,
        entries);
  }

  private static List<Value.Obj> objects(Value.Arr list) {
    List<Value.Obj> objects = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) instanceof Value.Obj object) {
        objects.add(object);
      }
    }
    return objects;
  }
}
