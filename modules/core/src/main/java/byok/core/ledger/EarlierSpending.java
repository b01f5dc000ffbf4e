package byok.core.ledger;

import byok.core.budgets.Caps;
import byok.core.budgets.Counters;
import byok.core.budgets.Escrow;
import byok.core.budgets.Spenders;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets limits that count what was spent in their present window before them. The ledger is opened first, as nothing
 * can be opened within a transaction; the transaction that stores the limits counts it, and what is not opened yet is
 * counted right after. So each request counts once: those in the ledger by then here, later ones by themselves.
 */
public final class EarlierSpending {
  private static final List<String> COUNTING = List.of(Tables.LIMITS, Tables.RESERVATIONS, Tables.LEDGER);

  private final Store store;
  private final Ports ports;
  private final Ledger ledger;
  private final Map<String, LedgerEntry> opened = new HashMap<>();

  private EarlierSpending(OpenVault vault, Ports ports) {
    this.store = vault.store();
    this.ports = ports;
    this.ledger = new Ledger(vault, ports);
  }

  /** Makes or amends a grant as its owner approved it ({@link Grants#approve}). */
  public static Grant approve(OpenVault vault, Ports ports, String origin, GrantTerms terms, Storage storage) {
    Grants grants = new Grants(vault, ports);
    Grants.Along counting = new EarlierSpending(vault, ports).counting(grants, origin, terms);
    return grants.approve(origin, terms, storage, COUNTING, counting);
  }

  /** Gives a grant the terms that the owner set ({@link Grants#edit}). */
  public static Grant change(OpenVault vault, Ports ports, Grant seen, Grants.Edit edit) {
    Grants grants = new Grants(vault, ports);
    EarlierSpending earlier = new EarlierSpending(vault, ports);
    return grants.edit(seen, edit, COUNTING, earlier.counting(grants, seen.origin(), edit.of(seen)));
  }

  private Grants.Along counting(Grants grants, String origin, GrantTerms terms) {
    GrantRow present = grants.table().ofOrigin(origin);
    if (present != null) {
      open(fresh(present, terms.caveats().ownedBy(present.grantId()).limits()));
    }
    return (tx, before, after) -> before == null ? () -> {} : count(tx, fresh(before, after.caveats().limits()));
  }

  /** Sets the limits above all grants. */
  public static void setCaps(OpenVault vault, Ports ports, Caps caps) {
    EarlierSpending earlier = new EarlierSpending(vault, ports);
    Store store = vault.store();
    earlier.open(earlier.fresh(store.read(List.of(Tables.SETTINGS), Caps::read), caps));
    List<String> tables = new ArrayList<>(COUNTING);
    tables.add(Tables.SETTINGS);
    store.write(tables, true, tx -> {
      List<FreshLimit> fresh = earlier.fresh(Caps.read(tx), caps);
      caps.write(tx);
      return earlier.count(tx, fresh);
    }).run();
  }

  private List<FreshLimit> fresh(GrantRow before, List<Limit> next) {
    return FreshLimit.of(before.caveats().limits(), next, Spenders.ofGrant(before.grantId()), ports);
  }

  private List<FreshLimit> fresh(Caps before, Caps next) {
    List<FreshLimit> fresh = FreshLimit.of(before.wallet(), next.wallet(), Spenders.ALL, ports);
    for (Map.Entry<String, List<Limit>> each : next.providers().entrySet()) {
      List<Limit> former = before.providers().getOrDefault(each.getKey(), List.of());
      fresh.addAll(FreshLimit.of(former, each.getValue(), Spenders.ofProvider(each.getKey()), ports));
    }
    return fresh;
  }

  /** Opens what these limits may have to count, but for requests that run: how they end is not known yet. */
  private void open(List<FreshLimit> fresh) {
    Window span = FreshLimit.span(fresh);
    List<Store.Row> rows =
        span == null ? List.of() : store.read(List.of(Tables.LEDGER), tx -> Ledger.rows(tx, span));
    for (LedgerEntry entry : ledger.open(rows)) {
      if (!entry.outcome().equals(LedgerEntry.RUNNING)) {
        opened.put(entry.id(), entry);
      }
    }
  }

  /** Counts what is opened; returns what counts the rest, which has ended by now, too. */
  private Runnable count(Store.Tx tx, List<FreshLimit> fresh) {
    Window span = FreshLimit.span(fresh);
    if (span == null) {
      return () -> {};
    }
    Set<String> running = Escrow.openEntries(tx);
    List<LedgerEntry> known = new ArrayList<>();
    List<Store.Row> rest = new ArrayList<>();
    for (Store.Row row : Ledger.rows(tx, span)) {
      LedgerEntry entry = opened.get(row.key());
      if (entry != null) {
        known.add(entry);
      } else if (!running.contains(row.key())) {
        rest.add(row);
      }
    }
    List<FreshLimit> counting = new ArrayList<>();
    for (FreshLimit each : fresh) {
      FreshLimit now = each.counting(Counters.settled(tx, each.limit(), each.window()));
      Counters.backdate(tx, now.limit(), now.window(), now.missing(known), now.whose());
      counting.add(now);
    }
    return () -> countRest(counting, known, rest);
  }

  private void countRest(List<FreshLimit> counting, List<LedgerEntry> known, List<Store.Row> rest) {
    if (rest.isEmpty()) {
      return;
    }
    List<LedgerEntry> all = new ArrayList<>(known);
    all.addAll(ledger.open(rest));
    store.write(List.of(Tables.LIMITS), true, tx -> {
      for (FreshLimit each : counting) {
        Escrow.move(tx, each.limit().id(), each.window(), each.missing(all) - each.missing(known), 0);
      }
      return null;
    });
  }
}
