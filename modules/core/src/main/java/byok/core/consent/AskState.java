package byok.core.consent;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one site's asking. Persisted in plaintext: moments, counters and opaque ids.
 *
 * @param requestId of the request that waits for the owner, or {@code null}
 * @param owner the context that asks it, or {@code null}
 * @param seenAt when that context was last heard of
 * @param moments of the last minute's requests, oldest first
 * @param refusals how many ended without an approval since the last one
 * @param quietUntil until when the owner is left in peace; 0 for never
 */
record AskState(
    String requestId, String owner, long seenAt, List<Long> moments, int refusals, long quietUntil) {
  private static final long DAY_MILLIS = 86_400_000L;

  AskState since(long oldest) {
    List<Long> recent = new ArrayList<>();
    for (long moment : moments) {
      if (moment > oldest) {
        recent.add(moment);
      }
    }
    return new AskState(requestId, owner, seenAt, recent, refusals, quietUntil);
  }

  AskState asked(String newRequestId, String newOwner, long now) {
    List<Long> all = new ArrayList<>(moments);
    all.add(now);
    return new AskState(newRequestId, newOwner, now, all, refusals, quietUntil);
  }

  /** A request whose place another one took ends too, but does not take the other's. */
  AskState ended(String endedId, boolean approved, long now) {
    boolean mine = endedId.equals(requestId);
    int count = approved ? 0 : refusals + 1;
    boolean enough = count >= AskLimits.REFUSALS_IN_A_ROW;
    return new AskState(
        mine ? null : requestId, mine ? null : owner, seenAt, moments, enough ? 0 : count,
        enough ? now + AskLimits.QUIET_MILLIS : quietUntil);
  }

  AskState seen(long now) {
    return new AskState(requestId, owner, now, moments, refusals, quietUntil);
  }

  /** Whether nothing of it matters any more. A clock that was put back keeps it. */
  boolean isOver(long now, long keepMillis) {
    long last = moments.isEmpty() ? 0 : moments.get(moments.size() - 1);
    boolean waits = requestId != null && now - last <= DAY_MILLIS;
    return now - last > 2 * keepMillis && now > quietUntil && !waits;
  }

  Value.Obj encode() {
    Value.Arr times = new Value.Arr();
    moments.forEach(moment -> times.add(Value.of(moment)));
    Value.Obj row = new Value.Obj().put("v", 1).put("request", requestId).put("owner", owner);
    return row.put("seenAt", seenAt).put("moments", times).put("refusals", refusals).put("quietUntil", quietUntil);
  }

  /** The state of a row; that of a site which never asked for {@code null}. */
  static AskState of(Value.Obj row) {
    if (row == null) {
      return new AskState(null, null, 0, List.of(), 0, 0);
    }
    List<Long> moments = new ArrayList<>();
    Value.Arr times = row.list("moments");
    for (int i = 0; times != null && i < times.size(); i++) {
      if (times.get(i) instanceof Value.Num moment) {
        moments.add((long) moment.value());
      }
    }
    return new AskState(
        row.text("request"), row.text("owner"), row.integer("seenAt", 0), moments, (int) row.integer("refusals", 0),
        row.integer("quietUntil", 0));
  }
}
