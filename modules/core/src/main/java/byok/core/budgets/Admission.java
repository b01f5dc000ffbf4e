package byok.core.budgets;

import byok.core.grants.GrantRow;
import byok.core.port.Store;
import byok.protocol.Lists;
import java.util.List;

/** Whether one request fits into everything that limits it, within one transaction. Changes nothing. */
record Admission(Store.Tx tx, GrantRow grant, long floorNanoUsd) {
  /**
   * Throws the refusal of the first account that has too little left.
   *
   * @param carrying keys of the counters that carry {@code carried} for this request already
   */
  void check(List<Account> accounts, List<String> carrying, long carried, long neededNanoUsd) {
    checkCeiling(neededNanoUsd);
    Account tightest = null;
    long least = 0;
    for (Account account : accounts) {
      long own = Lists.contain(carrying, account.counterKey()) ? carried : 0;
      long left = left(account, own);
      if (left < neededNanoUsd && (tightest == null || left < least)) {
        tightest = account;
        least = left;
      }
    }
    if (tightest != null) {
      throw tightest.more()
          ? Refusals.sliceSpent(neededNanoUsd)
          : Refusals.overLimit(tightest, least, neededNanoUsd, floorNanoUsd);
    }
  }

  private void checkCeiling(long neededNanoUsd) {
    if (neededNanoUsd > 0 && grant.caveats().limits().isEmpty()) {
      throw Refusals.noBudget();
    }
    Long ceiling = grant.caveats().maxNanoUsdPerRequest();
    if (ceiling != null && neededNanoUsd > ceiling) {
      throw Refusals.overCeiling(ceiling, neededNanoUsd);
    }
  }

  private long left(Account account, long own) {
    Counter counter = Counter.read(tx, account.counterKey());
    return new Counter(counter.settledNanoUsd(), counter.reservedNanoUsd() - own).left(account.amountNanoUsd());
  }
}
