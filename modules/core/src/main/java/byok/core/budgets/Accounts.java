package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.grants.GrantRow;
import byok.core.grants.Limit;
import byok.core.grants.Slice;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.core.port.Calendar;
import byok.core.port.Store;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds every account that a request must pass: in the vault its limits and the caps above, in a partition its slice.
 */
final class Accounts {
  private final Calendar calendar;

  Accounts(Calendar calendar) {
    this.calendar = calendar;
  }

  /** Those of a request to {@code providerId} that was opened {@code atMillis}. */
  List<Account> of(Store.Tx tx, GrantRow grant, String providerId, long atMillis) {
    if (grant.slice() != null) {
      return ofSlice(grant.slice(), grant.caveats(), providerId, atMillis);
    }
    List<Account> accounts = ofLimits(grant.caveats().limits(), atMillis);
    accounts.addAll(ofLimits(Caps.read(tx).above(providerId), atMillis));
    return accounts;
  }

  /** Those that the money or, without a price, the tokens or requests of one request must pass. */
  List<Account> of(Store.Tx tx, GrantRow grant, Load load, String providerId, long atMillis) {
    if (load.unit() == null) {
      return of(tx, grant, providerId, atMillis);
    }
    return unpriced(grant, atMillis);
  }

  /** Those of a request for a model without a price; empty where the grant admits none. */
  List<Account> unpriced(GrantRow grant, long atMillis) {
    List<Limit> limits = limits(grant.caveats().unpriced());
    if (grant.slice() == null) {
      return ofLimits(limits, atMillis);
    }
    requireCovered(grant.slice(), limits, atMillis);
    List<Account> accounts = new ArrayList<>();
    for (Slice.Entry entry : grant.slice().entries()) {
      if (entry.window().contains(atMillis) && isOf(limits, entry)) {
        accounts.add(Account.of(grant.slice(), entry));
      }
    }
    return accounts;
  }

  List<Account> ofLimits(List<Limit> limits, long atMillis) {
    List<Account> accounts = new ArrayList<>();
    for (Limit limit : limits) {
      accounts.add(Account.of(limit, Window.of(limit.per(), calendar, atMillis)));
    }
    return accounts;
  }

  private static List<Account> ofSlice(Slice slice, Caveats caveats, String providerId, long atMillis) {
    requireCovered(slice, caveats.limits(), atMillis);
    List<Limit> others = limits(caveats.unpriced());
    List<Account> accounts = new ArrayList<>();
    for (Slice.Entry entry : slice.entries()) {
      if (entry.window().contains(atMillis) && Caps.concerns(entry.limitId(), providerId)
          && !isOf(others, entry)) {
        accounts.add(Account.of(slice, entry));
      }
    }
    return accounts;
  }

  private static void requireCovered(Slice slice, List<Limit> limits, long atMillis) {
    if (!slice.covers(limits, atMillis)) {
      throw new ByokException(ErrorCode.SESSION_LAPSED, "The session's budget does not reach into this period.");
    }
  }

  private static List<Limit> limits(Unpriced unpriced) {
    return unpriced == null ? List.of() : unpriced.limits();
  }

  private static boolean isOf(List<Limit> limits, Slice.Entry entry) {
    for (Limit limit : limits) {
      if (limit.id().equals(entry.limitId())) {
        return true;
      }
    }
    return false;
  }
}
