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
 * Makes limits count what was spent in their present window before they were set. Asked to count before the limits are
 * stored, so that they are in force with all of it, and once more after that, for what was admitted meanwhile; what is
 * counted by its own request too is at worst counted twice.
 */
public final class EarlierSpending {
  private static final int MOST_ENTRIES = 20_000;

  /** A limit that was not in force, and what its counter had from when it last was. */
  private record Fresh(Limit limit, Window window, long counted) {}

  private final OpenVault vault;
  private final Ports ports;
  private long since = -1;
  private final List<Fresh> all = new ArrayList<>();

  /**
   * @param former the limits in force
   * @param next those that will be, of the same owner
   */
  public EarlierSpending(OpenVault vault, Ports ports, List<Limit> former, List<Limit> next) {
    this.vault = vault;
    this.ports = ports;
    long now = ports.clock().nowMillis();
    for (Limit limit : next) {
      if (!isIn(former, limit)) {
        Window window = Window.of(limit.per(), ports.calendar(), now);
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
    Predicate<LedgerEntry> concerns = entry -> entry.grantId().equals(before.grantId());
    earlier.count(concerns);
    Grant grant = grants.approve(origin, terms, storage);
    earlier.count(concerns);
    return grant;
  }

  /**
   * Adds the requests among the newest 20 000 of the ledger that were not added yet, those that run at their bounds.
   */
  public void count(Predicate<LedgerEntry> concerns) {
    if (all.isEmpty()) {
      return;
    }
    long from = since;
    since = ports.clock().nowMillis();
    List<LedgerEntry> earlier = new ArrayList<>();
    for (LedgerEntry entry : new Ledger(vault, ports).newest(MOST_ENTRIES).items()) {
      boolean isNew = entry.atMillis() > from && entry.atMillis() <= since;
      if (isNew && entry.costNanoUsd() > 0 && concerns.test(entry)) {
        earlier.add(entry);
      }
    }
    vault.store().write(List.of(Tables.LIMITS, Tables.RESERVATIONS), true, tx -> {
      Set<String> open = Escrow.openEntries(tx);
      for (Fresh fresh : all) {
        count(tx, fresh, from < 0 ? fresh.counted() : 0, earlier, open);
      }
      return null;
    });
  }

  private static void count(
      Store.Tx tx, Fresh fresh, long counted, List<LedgerEntry> earlier, Set<String> open) {
    long ended = 0;
    Set<String> running = new HashSet<>();
    for (LedgerEntry entry : earlier) {
      if (fresh.window().contains(entry.atMillis())) {
        ended += open.contains(entry.id()) ? 0 : entry.costNanoUsd();
        running.add(entry.id());
      }
    }
    Counters.backdate(tx, fresh.limit(), fresh.window(), Math.max(0, ended - counted), running);
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
