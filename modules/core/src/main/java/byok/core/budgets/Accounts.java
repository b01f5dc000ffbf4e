package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.grants.GrantRow;
import byok.core.grants.Limit;
import byok.core.grants.Slice;
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

  private List<Account> ofLimits(List<Limit> limits, long atMillis) {
    List<Account> accounts = new ArrayList<>();
    for (Limit limit : limits) {
      accounts.add(Account.of(limit, Window.of(limit.per(), calendar, atMillis)));
    }
    return accounts;
  }

  private static List<Account> ofSlice(Slice slice, Caveats caveats, String providerId, long atMillis) {
    if (!slice.covers(caveats.limits(), atMillis)) {
      throw new ByokException(ErrorCode.SESSION_LAPSED, "The session's budget does not reach into this period.");
    }
    List<Account> accounts = new ArrayList<>();
    for (Slice.Entry entry : slice.entries()) {
      if (entry.window().contains(atMillis) && Caps.concerns(entry.limitId(), providerId)) {
        accounts.add(Account.of(slice, entry));
      }
    }
    return accounts;
  }
}
