package byok.core.budgets;

import byok.core.port.Calendar;
import byok.core.port.Clock;
import byok.core.port.Store;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides what may be spent: held → sent → settled (protocol/spec/grants-and-budgets.md, "Reservations"). Each step is
 * one transaction
 * over one store, so any number of tabs may take it at once. Works on a vault and on a sealed session alike, locked or
 * not.
 *
 * <p>Nothing is admitted that takes settled + reserved above a limit then in force.
 */
public final class BudgetBook {
  private static final List<String> DECIDING =
      List.of(Tables.GRANTS, Tables.LIMITS, Tables.RESERVATIONS, Tables.SETTINGS);
  private static final List<String> WRITING =
      List.of(Tables.GRANTS, Tables.LIMITS, Tables.RESERVATIONS, Tables.SETTINGS, Tables.LEDGER);

  private final Store store;
  private final Clock clock;
  private final Standing standing;
  private final Steps steps;

  public BudgetBook(Store store, Clock clock, Calendar calendar) {
    this.store = store;
    this.clock = clock;
    Accounts accounts = new Accounts(calendar);
    this.standing = new Standing(accounts);
    this.steps = new Steps(accounts, standing);
  }

  /**
   * Reserves the bound of one request in every limit. Refused with {@code NO_GRANT}, {@code GRANT_EXPIRED}, {@code
   * GRANT_REVOKED},
   * {@code SESSION_LAPSED}, {@code BUDGET_EXHAUSTED}, {@code REQUEST_TOO_EXPENSIVE} (details: {@code limit}, the
   * affordable USD) or
   * {@code RATE_LIMITED} (details: {@code retryAfterMillis}); a refusal reserves nothing.
   */
  public Held hold(HoldRequest request) {
    request.most().check();
    long now = clock.nowMillis();
    return heldOrThrow(store.write(DECIDING, false, tx -> steps.hold(tx, request, now)));
  }

  /**
   * Makes a hold final before its request leaves, with the exact bound, once it is on disk. Checks the grant, its
   * epoch and its limits
   * again. A refusal releases the hold.
   *
   * @param entry the ledger row that stands if nothing more is heard: the bound as cost; {@code null} for none
   */
  public Held send(String reservationId, Amount exact, SealedRow entry) {
    exact.check();
    long now = clock.nowMillis();
    return heldOrThrow(store.write(WRITING, true, tx -> steps.sendOrRelease(tx, reservationId, exact, entry, now)));
  }

  /** The same for a request that counts no tokens. */
  public Held send(String reservationId, long exactBoundNanoUsd, SealedRow entry) {
    return send(reservationId, Amount.ofMoney(exactBoundNanoUsd), entry);
  }

  private static Held heldOrThrow(Object outcome) {
    if (outcome instanceof ByokException refusal) {
      throw refusal;
    }
    return (Held) outcome;
  }

  /**
   * Replaces the bound of a sent reservation by what it cost. A cost above the bound is recorded as it is and suspends
   * the grant. A
   * reservation that has ended stays as it ended.
   *
   * @param entry the ledger row that replaces the one of {@link #send}; {@code null} for none
   */
  public Settled settle(String reservationId, Amount actual, SealedRow entry) {
    actual.check();
    long now = clock.nowMillis();
    return store.write(WRITING, false, tx -> steps.settle(tx, reservationId, actual, entry, now));
  }

  /** The same for a request that counts no tokens. */
  public Settled settle(String reservationId, long actualNanoUsd, SealedRow entry) {
    return settle(reservationId, Amount.ofMoney(actualNanoUsd), entry);
  }

  /** Gives back a hold that was not sent; false where it was sent or has ended. */
  public boolean release(String reservationId) {
    return store.write(DECIDING, false, tx -> {
      Reservation held = Reservation.read(tx, reservationId);
      boolean open = held != null && !held.sent();
      if (open) {
        Steps.end(tx, held, false);
      }
      return open;
    });
  }

  /**
   * Ends the reservations of dead contexts: held ones are released, sent ones settle at their bound, and the ledger
   * row of their
   * sending stands.
   *
   * @param isAlive asked outside any transaction, once an owner; may wait
   * @return how many were ended
   */
  public int sweep(Predicate<String> isAlive) {
    Set<String> owners = new HashSet<>();
    for (Reservation reservation : open()) {
      owners.add(reservation.owner());
    }
    int ended = 0;
    for (String owner : owners) {
      ended += isAlive.test(owner) ? 0 : sweep(owner);
    }
    return ended;
  }

  /**
   * What the tightest limit of a grant has left now; 0 without a grant or a limit. Caps of single providers are left
   * aside.
   */
  public long remaining(String grantId) {
    long now = clock.nowMillis();
    return store.read(DECIDING, tx -> standing.remaining(tx, Steps.grant(tx, grantId), now));
  }

  /** What the limits of a grant for models without a price have left in their unit now; 0 without any. */
  public long remainingUnpriced(String grantId) {
    long now = clock.nowMillis();
    return store.read(DECIDING, tx -> standing.remainingUnpriced(tx, Steps.grant(tx, grantId), now));
  }

  /**
   * Each limit of a grant in its present window; in a sealed session, each part of its slice. Empty without a grant.
   */
  public List<LimitState> states(String grantId) {
    long now = clock.nowMillis();
    return store.read(DECIDING, tx -> standing.states(tx, Steps.grant(tx, grantId), now));
  }

  /** The same of its limits for models without a price, in their unit. */
  public List<LimitState> unpricedStates(String grantId) {
    long now = clock.nowMillis();
    return store.read(DECIDING, tx -> standing.unpricedStates(tx, Steps.grant(tx, grantId), now));
  }

  /** How many requests of a grant run now. */
  public int running(String grantId) {
    int running = 0;
    for (Reservation reservation : open()) {
      running += reservation.grantId().equals(grantId) ? 1 : 0;
    }
    return running;
  }

  /**
   * The ids of the ledger entries whose requests run now; an entry that says {@code running} and is not here was cut
   * off.
   */
  public Set<String> runningEntries() {
    return store.read(List.of(Tables.RESERVATIONS), Escrow::openEntries);
  }

  public Caps caps() {
    return store.read(List.of(Tables.SETTINGS), Caps::read);
  }

  /** Each limit above all grants in its present window, those over everything first. */
  public List<LimitState> capStates() {
    long now = clock.nowMillis();
    return store.read(DECIDING, tx -> standing.capStates(tx, now));
  }

  private int sweep(String owner) {
    return store.write(DECIDING, true, tx -> {
      int ended = 0;
      for (Reservation reservation : Reservation.readAll(tx)) {
        if (owner.equals(reservation.owner())) {
          Steps.end(tx, reservation, reservation.sent());
          ended++;
        }
      }
      return ended;
    });
  }

  private List<Reservation> open() {
    return store.read(List.of(Tables.RESERVATIONS), Reservation::readAll);
  }
}
