package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.grants.Unpriced;
import byok.core.port.Store;
import byok.protocol.Lists;
import java.util.List;

/**
 * Whether one request fits into everything that limits it, within one transaction. Changes nothing.
 *
 * @param unit what the amounts count; {@code null} for nano-USD
 * @param floor the least that is of use
 */
record Admission(Store.Tx tx, Caveats caveats, Unpriced.Unit unit, long floor) {
  /**
   * Throws the refusal of the first account that has too little left.
   *
   * @param carrying keys of the counters that carry {@code carried} for this request already
   */
  void check(List<Account> accounts, List<String> carrying, long carried, long needed) {
    if (unit == null) {
      checkCeiling(needed);
    }
    Account tightest = null;
    long least = 0;
    for (Account account : accounts) {
      long own = Lists.contain(carrying, account.counterKey()) ? carried : 0;
      long left = left(account, own);
      if (left < needed && (tightest == null || left < least)) {
        tightest = account;
        least = left;
      }
    }
    if (tightest != null) {
      if (tightest.more()) {
        throw Refusals.sliceSpent(unit == null ? needed : 0);
      }
      throw unit == null
          ? Refusals.overLimit(tightest, least, needed, floor)
          : Refusals.overUnpriced(unit, tightest, least, needed, floor);
    }
  }

  private void checkCeiling(long neededNanoUsd) {
    if (neededNanoUsd > 0 && caveats.limits().isEmpty()) {
      throw Refusals.noBudget();
    }
    Long ceiling = caveats.maxNanoUsdPerRequest();
    if (ceiling != null && neededNanoUsd > ceiling) {
      throw Refusals.overCeiling(ceiling, neededNanoUsd);
    }
  }

  private long left(Account account, long own) {
    Counter counter = Counter.read(tx, account.counterKey());
    return new Counter(counter.settledNanoUsd(), counter.reservedNanoUsd() - own).left(account.amountNanoUsd());
  }
}
