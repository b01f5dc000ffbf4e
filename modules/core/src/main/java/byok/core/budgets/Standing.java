package byok.core.budgets;

import byok.core.grants.GrantRow;
import byok.core.grants.Limit;
import byok.core.grants.NanoUsd;
import byok.core.port.Store;
import java.util.ArrayList;
import java.util.List;

/** Where a grant stands with its limits, within one transaction. Caps of single providers are left aside. */
final class Standing {
  private static final String NO_PROVIDER = "";

  private final Accounts accounts;

  Standing(Accounts accounts) {
    this.accounts = accounts;
  }

  /** What the tightest limit has left; 0 without a grant, a limit or a slice for this moment. */
  long remaining(Store.Tx tx, GrantRow grant, long now) {
    if (grant == null || grant.caveats().limits().isEmpty() || !reaches(grant, now)) {
      return 0;
    }
    long least = NanoUsd.MAX;
    for (Account account : accounts.of(tx, grant, NO_PROVIDER, now)) {
      least = Math.min(least, Counter.read(tx, account.counterKey()).left(account.amountNanoUsd()));
    }
    return least;
  }

  /** What the limits for models without a price have left, in their unit. */
  long remainingUnpriced(Store.Tx tx, GrantRow grant, long now) {
    if (grant == null || grant.caveats().unpriced() == null) {
      return 0;
    }
    long least = NanoUsd.MAX;
    for (Account account : accounts.unpriced(grant, now)) {
      least = Math.min(least, Counter.read(tx, account.counterKey()).left(account.amountNanoUsd()));
    }
    return least;
  }

  /** Each limit above all grants, those over everything first. */
  List<LimitState> capStates(Store.Tx tx, long now) {
    List<LimitState> states = new ArrayList<>();
    List<Limit> caps = Caps.read(tx).above(null);
    List<Account> all = accounts.ofLimits(caps, now);
    for (int i = 0; i < caps.size(); i++) {
      states.add(state(tx, caps.get(i), all.get(i)));
    }
    return states;
  }

  /** Each limit of the grant itself. */
  List<LimitState> states(Store.Tx tx, GrantRow grant, long now) {
    if (grant == null || !reaches(grant, now)) {
      return List.of();
    }
    return states(tx, accounts.of(tx, grant, NO_PROVIDER, now), grant.caveats().limits());
  }

  /** Each limit of the grant for models without a price; the amounts are in their unit. */
  List<LimitState> unpricedStates(Store.Tx tx, GrantRow grant, long now) {
    List<Limit> limits = grant == null || grant.caveats().unpriced() == null
        ? List.of()
        : grant.caveats().unpriced().limits();
    if (limits.isEmpty() || grant.slice() != null && !grant.slice().covers(limits, now)) {
      return List.of();
    }
    return states(tx, accounts.unpriced(grant, now), limits);
  }

  private static List<LimitState> states(Store.Tx tx, List<Account> accounts, List<Limit> limits) {
    List<LimitState> states = new ArrayList<>();
    for (Account account : accounts) {
      Limit limit = Limit.find(limits, account.limitId());
      if (limit != null) {
        states.add(state(tx, limit, account));
      }
    }
    return states;
  }

  private static LimitState state(Store.Tx tx, Limit limit, Account account) {
    Counter counter = Counter.read(tx, account.counterKey());
    Limit part = new Limit(limit.id(), account.amountNanoUsd(), limit.per());
    return new LimitState(part, account.window(), counter.settledNanoUsd(), counter.reservedNanoUsd());
  }

  private static boolean reaches(GrantRow grant, long now) {
    return grant.slice() == null || grant.slice().covers(grant.caveats().limits(), now);
  }
}
