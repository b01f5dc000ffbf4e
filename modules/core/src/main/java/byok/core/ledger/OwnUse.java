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
import java.util.List;

/**
 * What one app may know of its own spending: its grant's limits and its own rows. Nothing of other apps, and so nothing
 * of the limits above all of them.
 */
public final class OwnUse {
  private final OpenVault vault;
  private final Ports ports;
  private final Grant grant;

  private OwnUse(OpenVault vault, Ports ports, Grant grant) {
    this.vault = vault;
    this.ports = ports;
    this.grant = grant;
  }

  public static AppUsage of(OpenVault vault, Ports ports, Grant grant) {
    OwnUse own = new OwnUse(vault, ports, grant);
    BudgetBook book = new BudgetBook(vault.store(), ports.clock(), ports.calendar());
    List<LimitUse> limits = new ArrayList<>();
    book.states(grant.id()).forEach(state -> limits.add(own.money(state)));
    book.unpricedStates(grant.id()).forEach(state -> limits.add(own.counted(state)));
    return new AppUsage(limits, own.today(), book.running(grant.id()), grant.row().slice() != null);
  }

  private LimitUse money(LimitState state) {
    long spent = NanoUsd.sum(state.settledNanoUsd(), state.reservedNanoUsd());
    long limit = amount(grant.row().caveats().limits(), state.limit());
    return new LimitUse(
        "usd", state.limit().per(), NanoUsd.toUsd(limit), NanoUsd.toUsd(spent), NanoUsd.toUsd(state.leftNanoUsd()),
        resetsAt(state));
  }

  private LimitUse counted(LimitState state) {
    Unpriced unpriced = grant.row().caveats().unpriced();
    return new LimitUse(
        unpriced.unit().wire(), state.limit().per(), amount(unpriced.limits(), state.limit()),
        NanoUsd.sum(state.settledNanoUsd(), state.reservedNanoUsd()), state.leftNanoUsd(), resetsAt(state));
  }

  /** The owner's amount, also where this partition holds only a part of it. */
  private static long amount(List<Limit> owners, Limit here) {
    for (Limit limit : owners) {
      if (limit.id().equals(here.id())) {
        return limit.amountNanoUsd();
      }
    }
    return here.amountNanoUsd();
  }

  private static long resetsAt(LimitState state) {
    return state.window().end() == Window.NEVER ? 0 : state.window().end();
  }

  private AppUsage.Today today() {
    Window day = Window.of(Period.DAY, ports.calendar(), ports.clock().nowMillis());
    List<Store.Row> rows = vault.store().read(List.of(Tables.LEDGER), tx -> Ledger.rows(tx, day));
    long requests = 0;
    long spent = 0;
    long input = 0;
    long output = 0;
    for (LedgerEntry entry : new Ledger(vault, ports).open(rows)) {
      if (entry.grantId().equals(grant.id())) {
        requests += wasSent(entry) ? 1 : 0;
        spent = NanoUsd.sum(spent, entry.costNanoUsd());
        input += entry.inputTokens();
        output += entry.outputTokens();
      }
    }
    return new AppUsage.Today(requests, NanoUsd.toUsd(spent), input, output);
  }

  private static boolean wasSent(LedgerEntry entry) {
    return !entry.outcome().startsWith(LedgerEntry.REFUSED) && !entry.outcome().equals(LedgerEntry.UNREPORTED);
  }
}
