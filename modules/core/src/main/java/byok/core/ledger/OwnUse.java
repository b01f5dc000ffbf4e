package byok.core.ledger;

import byok.core.budgets.BudgetBook;
import byok.core.budgets.LimitState;
import byok.core.grants.Grant;
import byok.core.grants.Limit;
import byok.core.grants.NanoUsd;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.vault.OpenVault;
import byok.core.vault.Tables;
import byok.protocol.AppUsage;
import byok.protocol.LimitUse;
import byok.protocol.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one app may know of its own spending: its grant's limits and its own rows. Nothing of other apps, and so nothing
 * of the limits above all of them. Each row of the day is opened once.
 */
public final class OwnUse {
  private final Ports ports;
  private final Map<String, LedgerEntry> ended = new HashMap<>();
  private Window day;

  public OwnUse(Ports ports) {
    this.ports = ports;
  }

  public AppUsage of(OpenVault vault, Grant grant) {
    BudgetBook book = new BudgetBook(vault.store(), ports.clock(), ports.calendar());
    List<LimitUse> limits = new ArrayList<>();
    book.states(grant.id()).forEach(state -> limits.add(money(grant, state)));
    book.unpricedStates(grant.id()).forEach(state -> limits.add(counted(grant, state)));
    boolean partial = grant.row().slice() != null;
    return new AppUsage(limits, today(vault, grant), book.running(grant.id()), partial);
  }

  private static LimitUse money(Grant grant, LimitState state) {
    long spent = NanoUsd.sum(state.settledNanoUsd(), state.reservedNanoUsd());
    long limit = amount(grant.row().caveats().limits(), state.limit());
    return new LimitUse(
        "usd", state.limit().per(), NanoUsd.toUsd(limit), NanoUsd.toUsd(spent), NanoUsd.toUsd(state.leftNanoUsd()),
        resetsAt(state));
  }

  private static LimitUse counted(Grant grant, LimitState state) {
    Unpriced unpriced = grant.row().caveats().unpriced();
    return new LimitUse(
        unpriced.unit().wire(), state.limit().per(), amount(unpriced.limits(), state.limit()),
        NanoUsd.sum(state.settledNanoUsd(), state.reservedNanoUsd()), state.leftNanoUsd(), resetsAt(state));
  }

  /** The owner's amount, also where this partition holds only a part of it. */
  private static long amount(List<Limit> owners, Limit here) {
    Limit limit = Limit.find(owners, here.id());
    return (limit == null ? here : limit).amountNanoUsd();
  }

  private static long resetsAt(LimitState state) {
    return state.window().end() == Window.NEVER ? 0 : state.window().end();
  }

  private AppUsage.Today today(OpenVault vault, Grant grant) {
    long requests = 0;
    long spent = 0;
    long input = 0;
    long output = 0;
    for (LedgerEntry entry : entries(vault)) {
      if (entry.grantId().equals(grant.id())) {
        requests += wasSent(entry) ? 1 : 0;
        spent = NanoUsd.sum(spent, entry.costNanoUsd());
        input += entry.inputTokens();
        output += entry.outputTokens();
      }
    }
    return new AppUsage.Today(requests, NanoUsd.toUsd(spent), input, output);
  }

  /** Today's; what has ended stays as it is. */
  private List<LedgerEntry> entries(OpenVault vault) {
    Window present = Window.of(Period.DAY, ports.calendar(), ports.clock().nowMillis());
    if (day == null || day.start() != present.start()) {
      ended.clear();
      day = present;
    }
    List<LedgerEntry> entries = new ArrayList<>();
    List<Store.Row> fresh = new ArrayList<>();
    for (Store.Row row : vault.store().read(List.of(Tables.LEDGER), tx -> Ledger.rows(tx, present))) {
      LedgerEntry known = ended.get(row.key());
      if (known == null) {
        fresh.add(row);
      } else {
        entries.add(known);
      }
    }
    for (LedgerEntry entry : new Ledger(vault, ports).open(fresh)) {
      entries.add(entry);
      if (isFinal(entry)) {
        ended.put(entry.id(), entry);
      }
    }
    return entries;
  }

  /** A refusal takes the place of an earlier one, which counts for nothing either way. */
  private static boolean isFinal(LedgerEntry entry) {
    return !entry.outcome().equals(LedgerEntry.RUNNING);
  }

  private static boolean wasSent(LedgerEntry entry) {
    return !entry.outcome().startsWith(LedgerEntry.REFUSED) && !entry.outcome().equals(LedgerEntry.UNREPORTED);
  }
}
