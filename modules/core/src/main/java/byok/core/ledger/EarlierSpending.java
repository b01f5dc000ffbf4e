package byok.core.ledger;

import byok.core.budgets.Counters;
import byok.core.budgets.Escrow;
import byok.core.grants.Grant;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTerms;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.core.grants.Window;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes limits count what was spent in their present window before they were set. Made before the limits are stored,
 * asked to count after that: what is admitted in between is counted by its own request, at worst twice.
 */
public final class EarlierSpending {
  private static final int MOST_ENTRIES = 20_000;

  /** A limit that was not in force, and what its counter had from when it last was. */
  private record Fresh(Limit limit, Window window, long counted) {}

  private final OpenVault vault;
  private final Ports ports;
  private final long until;
  private final List<Fresh> all = new ArrayList<>();

  /**
   * @param former the limits in force
   * @param next those that will be, of the same owner
   */
  public EarlierSpending(OpenVault vault, Ports ports, List<Limit> former, List<Limit> next) {
    this.vault = vault;
    this.ports = ports;
    this.until = ports.clock().nowMillis();
    for (Limit limit : next) {
      if (!isIn(former, limit)) {
        Window window = Window.of(limit.per(), ports.calendar(), until);
        all.add(new Fresh(limit, window, counted(limit, window)));
      }
    }
  }

  /** Makes or amends a grant whose limits count what it spent before them. */
  public static Grant approve(OpenVault vault, Ports ports, String origin, GrantTerms terms, Storage storage) {
    Grants grants = new Grants(vault, ports);
    GrantRow before = grants.table().ofOrigin(origin);
    if (before == null) {
      return grants.approve(origin, terms, storage);
    }
    List<Limit> next = terms.caveats().ownedBy(before.grantId()).limits();
    EarlierSpending earlier = new EarlierSpending(vault, ports, before.caveats().limits(), next);
    Grant grant = grants.approve(origin, terms, storage);
    if (grant.id().equals(before.grantId())) {
      earlier.count(entry -> entry.grantId().equals(grant.id()));
    }
    return grant;
  }

  /** Adds the earlier requests among the newest 20 000 of the ledger, those that run at their bounds. */
  public void count(Predicate<LedgerEntry> concerns) {
    if (all.isEmpty()) {
      return;
    }
    List<LedgerEntry> earlier = new ArrayList<>();
    for (LedgerEntry entry : new Ledger(vault, ports).newest(MOST_ENTRIES).items()) {
      if (entry.atMillis() <= until && entry.costNanoUsd() > 0 && concerns.test(entry)) {
        earlier.add(entry);
      }
    }
    vault.store().write(List.of(Tables.LIMITS, Tables.RESERVATIONS), true, tx -> {
      Set<String> open = Escrow.openEntries(tx);
      for (Fresh fresh : all) {
        count(tx, fresh, earlier, open);
      }
      return null;
    });
  }

  private static void count(Store.Tx tx, Fresh fresh, List<LedgerEntry> earlier, Set<String> open) {
    long ended = 0;
    Set<String> running = new HashSet<>();
    for (LedgerEntry entry : earlier) {
      if (fresh.window().contains(entry.atMillis())) {
        ended += open.contains(entry.id()) ? 0 : entry.costNanoUsd();
        running.add(entry.id());
      }
    }
    Counters.backdate(tx, fresh.limit(), fresh.window(), Math.max(0, ended - fresh.counted()), running);
  }

  private long counted(Limit limit, Window window) {
    return vault.store().read(List.of(Tables.LIMITS), tx -> Counters.settled(tx, limit, window));
  }

  private static boolean isIn(List<Limit> limits, Limit limit) {
    for (Limit each : limits) {
      if (each.id().equals(limit.id())) {
        return true;
      }
    }
    return false;
  }
}
