package byok.core.request;

import byok.core.budgets.Amount;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.Held;
import byok.core.budgets.HoldRequest;
import byok.core.budgets.Settled;
import byok.core.grants.Caveats;
import byok.core.grants.NanoUsd;
import byok.core.grants.Unpriced;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.vault.Ids;
import byok.protocol.Receipt;

/** The money of one request: held → sent → settled, and its ledger row, each step at most once. */
final class Settlement {
  private static final long QUARTER_MILLIS = 15 * 60_000L;

  private final Wallet wallet;
  private final Admitted admitted;
  private final String reservationId;
  private final long openedAt;
  private LedgerEntry entry;
  private boolean sent;
  private boolean ended;

  Settlement(Wallet wallet, Admitted admitted) {
    this.wallet = wallet;
    this.admitted = admitted;
    this.reservationId = Ids.random(wallet.ports().random());
    this.openedAt = wallet.now();
    this.entry = entry(0);
  }

  private LedgerEntry entry(long boundNanoUsd) {
    return new LedgerEntry(
        Ledger.idOf(openedAt, reservationId), openedAt, admitted.grant().id(), admitted.grant().origin(),
        admitted.grant().details().appName(), admitted.route().providerId(), admitted.route().model(), 0, 0, 0, false,
        LedgerEntry.RUNNING, 0, boundNanoUsd, admitted.grant().row().storage(), admitted.askedInstead());
  }

  /** What the grant's limits leave for this request. */
  long affordableNanoUsd() {
    Long most = admitted.grant().row().caveats().maxNanoUsdPerRequest();
    long left = wallet.budgets().remaining(admitted.grant().id());
    return most == null ? left : Math.min(most, left);
  }

  /** How many tokens the grant's limits leave for this request. */
  long affordableTokens() {
    Caveats caveats = admitted.grant().row().caveats();
    long most = caveats.tokensPerMinute() == null ? Long.MAX_VALUE : caveats.tokensPerMinute();
    boolean counted = !admitted.priced() && caveats.unpriced().unit() == Unpriced.Unit.TOKENS;
    return counted ? Math.min(most, wallet.budgets().remainingUnpriced(admitted.grant().id())) : most;
  }

  /**
   * Reserves the bound and makes it final on disk: after this the request may leave.
   *
   * @param floor the least that a useful request of this kind takes
   */
  void send(Amount most, Amount floor) {
    BudgetBook budgets = wallet.budgets();
    Held held =
        budgets.hold(
            new HoldRequest(
                reservationId, admitted.grant().id(), wallet.owner(), admitted.route().providerId(), most, floor,
                admitted.priced(), admitted.local()));
    entry = entry(most.nanoUsd());
    try {
      budgets.send(held.reservationId(), most, wallet.ledger().seal(entry.running(most.nanoUsd())));
      sent = true;
    } finally {
      if (!sent) {
        budgets.release(reservationId);
      }
    }
  }

  String entryId() {
    return entry.id();
  }

  boolean isSent() {
    return sent;
  }

  boolean isEnded() {
    return ended;
  }

  /** The ledger row as it stands. */
  LedgerEntry row() {
    return entry;
  }

  /** Replaces the bound by what it cost, once; the receipt for the app. */
  Receipt settle(Charge charge, String outcome) {
    ended = true;
    LedgerEntry row =
        entry.ended(outcome, charge.nanoUsd(), charge.estimated(), wallet.now())
            .used(charge.inputTokens(), charge.outputTokens());
    Settled settled = wallet.budgets().settle(reservationId, charge.amount(), wallet.ledger().seal(row));
    entry = row;
    return new Receipt(
        NanoUsd.toUsd(charge.nanoUsd()), charge.estimated(), NanoUsd.toUsd(settled.remainingNanoUsd()),
        admitted.route().providerId(), admitted.route().model());
  }

  /**
   * Notes a request that was refused before it left. The same refusal of the same grant within the same quarter of an
   * hour takes the place of the earlier one: an app that asks in a loop must neither fill the owner's disk nor push
   * what was paid out of sight.
   */
  void refuse(String code) {
    ended = true;
    String id = Ledger.idOf(openedAt - openedAt % QUARTER_MILLIS, admitted.grant().id() + "-" + code);
    entry = entry.ended(LedgerEntry.REFUSED + code, 0, false, wallet.now()).withId(id);
    wallet.ledger().append(entry);
  }
}
