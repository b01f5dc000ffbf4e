package byok.core.consent;

import byok.core.port.Clock;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/**
 * How often and how insistently one site may ask the owner (protocol/spec/grants-and-budgets.md, "Asking"), counted
 * over all its tabs and windows that share a store.
 */
public final class AskLimits {
  public static final int A_MINUTE = 5;
  public static final int REFUSALS_IN_A_ROW = 3;
  public static final long QUIET_MILLIS = 60_000;

  /** Tells whether a context is still there; may wait. */
  public interface Presence {
    /** @param seenAtMillis when it last said so itself */
    boolean isAlive(String owner, long seenAtMillis);
  }

  private static final long MINUTE_MILLIS = 60_000;
  private static final String PREFIX = "asks/";
  private static final List<String> TABLES = List.of(Tables.SETTINGS);

  private final Store store;
  private final Clock clock;
  private final String key;

  /** @param site names the site in this store: its origin tag, or any constant where the store is of one site */
  public AskLimits(Store store, Clock clock, String site) {
    this.store = store;
    this.clock = clock;
    this.key = PREFIX + site;
  }

  /**
   * A request begins. Refused with {@code GRANT_DENIED} while the owner is left in peace, with {@code RATE_LIMITED}
   * where another tab's request waits or too many came; a refusal changes nothing. A request whose tab went away counts
   * as refused.
   *
   * @param owner names the asking context
   */
  public void begin(String requestId, String owner, Presence presence) {
    AskState before = AskState.of(store.read(TABLES, tx -> tx.get(Tables.SETTINGS, key)));
    String other = before.owner();
    boolean waits = other != null && !other.equals(owner) && presence.isAlive(other, before.seenAt());
    long now = clock.nowMillis();
    store.write(TABLES, false, tx -> {
      AskState state = AskState.of(tx.get(Tables.SETTINGS, key)).since(now - MINUTE_MILLIS);
      boolean stillWaits = waits && other.equals(state.owner());
      if (state.requestId() != null && !stillWaits && !owner.equals(state.owner())) {
        state = state.ended(state.requestId(), false, now);
      }
      check(state, stillWaits, now);
      forgetOld(tx, now);
      tx.put(Tables.SETTINGS, key, state.asked(requestId, owner, now).encode());
      return null;
    });
  }

  /** The context of a waiting request is still there. */
  public void seen(String requestId) {
    long now = clock.nowMillis();
    store.write(TABLES, false, tx -> {
      AskState state = AskState.of(tx.get(Tables.SETTINGS, key));
      if (requestId.equals(state.requestId())) {
        tx.put(Tables.SETTINGS, key, state.seen(now).encode());
      }
      return null;
    });
  }

  /** A request has ended. @param approved or refused, dismissed, replaced */
  public void end(String requestId, boolean approved) {
    long now = clock.nowMillis();
    store.write(TABLES, false, tx -> {
      AskState state = AskState.of(tx.get(Tables.SETTINGS, key));
      tx.put(Tables.SETTINGS, key, state.ended(requestId, approved, now).encode());
      return null;
    });
  }

  private static void check(AskState state, boolean waits, long now) {
    if (now < state.quietUntil()) {
      throw new ByokException(
          ErrorCode.GRANT_DENIED, "The owner refused this site several times in a row. The wallet asks again later.");
    }
    if (waits) {
      throw new ByokException(ErrorCode.RATE_LIMITED, "The wallet is asking for this site already, in another window.");
    }
    if (state.moments().size() >= A_MINUTE) {
      long wait = state.moments().get(0) + MINUTE_MILLIS - now;
      throw new ByokException(
          ErrorCode.RATE_LIMITED, "A site may ask the owner at most " + A_MINUTE + " times a minute.",
          new Value.Obj().put("limit", A_MINUTE).put("unit", "requests").put("retryAfterMillis", wait));
    }
  }

  /** Sites that asked and went leave nothing behind. */
  private static void forgetOld(Store.Tx tx, long now) {
    for (Store.Row row : tx.list(Tables.SETTINGS, PREFIX)) {
      if (AskState.of(row.value()).isOver(now, MINUTE_MILLIS)) {
        tx.delete(Tables.SETTINGS, row.key());
      }
    }
  }
}
