package byok.core.session;

import byok.core.budgets.Caps;
import byok.core.budgets.Escrow;
import byok.core.budgets.Tally;
import byok.core.grants.GrantRow;
import byok.core.grants.Limit;
import byok.core.grants.Window;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Calendar;
import byok.core.port.Store;
import byok.core.vault.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes limits that came into force after a slice was issued count what was spent from it. Of the requests that a
 * report brings, each limit in force counts in its windows what the slices did not move there: they hold a part of
 * the limits that they were issued under alone, while the rows of the ledger say what was spent.
 */
final class LateLimits {
  private final Calendar calendar;
  private final List<Tally> spent = new ArrayList<>();

  LateLimits(Calendar calendar) {
    this.calendar = calendar;
  }

  /**
   * Within a transaction over {@code grants}, {@code limits} and {@code settings}.
   *
   * @param brought the entries that the ledger did not have
   * @param moved what the report settled in the counters of the vault
   */
  void count(Store.Tx tx, List<LedgerEntry> brought, List<Tally> moved) {
    Caps caps = Caps.read(tx);
    spent.clear();
    for (LedgerEntry entry : brought) {
      GrantRow grant = GrantRow.decode(entry.grantId(), tx.get(Tables.GRANTS, entry.grantId()));
      grant.caveats().limits().forEach(limit -> spend(limit, entry));
      caps.above(entry.providerId()).forEach(limit -> spend(limit, entry));
    }
    for (Tally one : spent) {
      long late = one.settledNanoUsd() - settled(moved, one);
      Escrow.move(tx, one.limitId(), one.window(), Math.max(0, late), 0);
    }
  }

  private void spend(Limit limit, LedgerEntry entry) {
    Window window = Window.of(limit.per(), calendar, entry.atMillis());
    long sum = entry.costNanoUsd();
    for (int i = 0; i < spent.size(); i++) {
      Tally one = spent.get(i);
      if (one.isOf(limit.id(), window)) {
        spent.set(i, new Tally(limit.id(), window, one.settledNanoUsd() + sum, 0));
        return;
      }
    }
    spent.add(new Tally(limit.id(), window, sum, 0));
  }

  private static long settled(List<Tally> moved, Tally of) {
    long sum = 0;
    for (Tally one : moved) {
      sum += one.isOf(of.limitId(), of.window()) ? one.settledNanoUsd() : 0;
    }
    return sum;
  }
}
