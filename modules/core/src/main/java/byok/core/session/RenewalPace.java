package byok.core.session;

import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/** How fast an app may have the sessions of its grant renewed. */
final class RenewalPace {
  /** How many sessions of one grant are issued in a minute before a renewal has to wait. */
  static final int MOST_A_MINUTE = 6;

  private static final long MINUTE_MILLIS = 60_000;

  private RenewalPace() {}

  /**
   * Refused with {@code RATE_LIMITED} (details: {@code retryAfterMillis}) where this minute had its sessions, within a
   * transaction over {@code reservations}. What was issued later than now, before the clock was put back, is not
   * counted.
   */
  static void check(Store.Tx tx, String grantId, long now) {
    List<Long> recent = new ArrayList<>();
    for (IssuedSlice slice : IssuedSlice.readAll(tx)) {
      if (slice.grantId().equals(grantId) && slice.issuedAt() > now - MINUTE_MILLIS && slice.issuedAt() <= now) {
        recent.add(slice.issuedAt());
      }
    }
    if (recent.size() >= MOST_A_MINUTE) {
      recent.sort(Long::compare);
      throw tooFast(recent.get(recent.size() - MOST_A_MINUTE) + MINUTE_MILLIS - now);
    }
  }

  private static ByokException tooFast(long retryAfterMillis) {
    Value.Obj details = new Value.Obj().put("limit", MOST_A_MINUTE).put("retryAfterMillis", retryAfterMillis);
    return new ByokException(
        ErrorCode.RATE_LIMITED, "At most " + MOST_A_MINUTE + " sessions a minute are issued to one app.", details);
  }
}
