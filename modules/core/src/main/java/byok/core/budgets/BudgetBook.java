package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.port.Calendar;
import byok.core.port.Clock;
import byok.core.port.Store;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.Lists;
import java.util.ArrayList;
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
  private static final String OVERCHARGED = "A provider charged more than the most a request could cost.";
  private static final String OVERCOUNTED = "A provider counted more tokens than the most a request could use.";

  private final Store store;
  private final Clock clock;
  private final Accounts accounts;
  private final Standing standing;

  public BudgetBook(Store store, Clock clock, Calendar calendar) {
    this.store = store;
    this.clock = clock;
    this.accounts = new Accounts(calendar);
    this.standing = new Standing(accounts);
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
    return heldOrThrow(store.write(DECIDING, false, tx -> hold(tx, request, now)));
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
    return heldOrThrow(store.write(WRITING, true, tx -> sendOrRelease(tx, reservationId, exact, entry, now)));
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
    return store.write(WRITING, false, tx -> settle(tx, reservationId, actual, entry, now));
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
        end(tx, held, false);
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
    return store.read(DECIDING, tx -> standing.remaining(tx, grant(tx, grantId), now));
  }

  /** What the limits of a grant for models without a price have left in their unit now; 0 without any. */
  public long remainingUnpriced(String grantId) {
    long now = clock.nowMillis();
    return store.read(DECIDING, tx -> standing.remainingUnpriced(tx, grant(tx, grantId), now));
  }

  /**
   * Each limit of a grant in its present window; in a sealed session, each part of its slice. Empty without a grant.
   */
  public List<LimitState> states(String grantId) {
    long now = clock.nowMillis();
    return store.read(DECIDING, tx -> standing.states(tx, grant(tx, grantId), now));
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

  /** Sets the limits above all grants; binds the very next request. */
  public void setCaps(Caps caps) {
    store.write(List.of(Tables.SETTINGS), true, tx -> {
      caps.write(tx);
      return null;
    });
  }

  /** What is held, or the refusal of a request that came too fast: that one is counted. */
  private Object hold(Store.Tx tx, HoldRequest request, long now) {
    if (Reservation.read(tx, request.reservationId()) != null) {
      throw Refusals.ended();
    }
    GrantRow grant = active(tx, request.grantId(), now);
    Caps caps = Caps.read(tx);
    Caveats caveats = caps.bind(grant.caveats());
    Load load = Load.of(request, caveats);
    List<Account> all = accounts.of(tx, grant, load, request.providerId(), now);
    new Admission(tx, caveats, load.unit(), load.count(request.floor())).check(all, List.of(), 0, load.bound());
    Pace pace = Pace.read(tx, grant.grantId(), now);
    ByokException tooFast = pace.refusal(grant.caveats(), load, now);
    if (tooFast != null) {
      Burst.refused(tx, grant.grantId(), now);
      return tooFast;
    }
    noteAmongAll(tx, caps, now);
    pace.begin(tx, request.reservationId(), caveats, load, now);
    return reserve(tx, request, grant, load, all, now);
  }

  private static void noteAmongAll(Store.Tx tx, Caps caps, long now) {
    if (caps.requestsPerMinute() != null) {
      Pace pace = Pace.read(tx, Caps.WALLET, now);
      ByokException tooFast = pace.tooFast(caps.requestsPerMinute(), now);
      if (tooFast != null) {
        throw tooFast;
      }
      pace.note(tx, now);
    }
  }

  private Held reserve(
      Store.Tx tx, HoldRequest request, GrantRow grant, Load load, List<Account> all, long now) {
    List<String> keys = new ArrayList<>();
    for (Account account : all) {
      keys.add(account.counterKey());
    }
    keys.forEach(key -> Counter.add(tx, key, 0, load.bound()));
    String sliceId = grant.slice() == null ? null : grant.slice().id();
    new Reservation(
            request.reservationId(), grant.grantId(), request.owner(), request.providerId(), false, load,
            grant.epoch(), now, sliceId, null, keys)
        .write(tx);
    return new Held(request.reservationId(), request.most().nanoUsd(), standing.remaining(tx, grant, now));
  }

  private Object sendOrRelease(Store.Tx tx, String id, Amount exact, SealedRow entry, long now) {
    Reservation held = Reservation.read(tx, id);
    if (held == null || held.sent()) {
      return Refusals.ended();
    }
    try {
      return send(tx, held, exact, entry, now);
    } catch (ByokException refusal) {
      end(tx, held, false);
      return refusal;
    }
  }

  private Held send(Store.Tx tx, Reservation held, Amount exact, SealedRow entry, long now) {
    GrantRow grant = active(tx, held.grantId(), now);
    checkSame(held, grant);
    Caveats caveats = Caps.read(tx).bind(grant.caveats());
    long carried = held.load().bound();
    Load load = held.load().at(exact, caveats);
    List<Account> all = accounts.of(tx, grant, load, held.providerId(), held.openedAt());
    new Admission(tx, caveats, load.unit(), 0).check(all, held.counters(), carried, load.bound());
    Pace.read(tx, held.grantId(), now).exact(tx, held.id(), caveats, load, now);
    for (String key : held.counters()) {
      Counter.add(tx, key, 0, load.bound() - carried);
    }
    List<String> keys = new ArrayList<>(held.counters());
    for (Account account : all) {
      if (!Lists.contain(keys, account.counterKey())) {
        Counter.add(tx, account.counterKey(), 0, load.bound());
        keys.add(account.counterKey());
      }
    }
    held.sent(load, entry == null ? null : entry.key(), keys).write(tx);
    put(tx, entry);
    Burst.sent(tx, grant, now);
    return new Held(held.id(), exact.nanoUsd(), standing.remaining(tx, grant, now));
  }

  private static void checkSame(Reservation held, GrantRow grant) {
    String sliceId = grant.slice() == null ? null : grant.slice().id();
    if (held.epoch() != grant.epoch()) {
      throw Refusals.locked();
    }
    if (sliceId == null ? held.sliceId() != null : !sliceId.equals(held.sliceId())) {
      throw Refusals.renewed();
    }
  }

  private Settled settle(Store.Tx tx, String id, Amount actual, SealedRow entry, long now) {
    Reservation sent = Reservation.read(tx, id);
    if (sent == null) {
      return new Settled(false, 0, 0, false);
    }
    if (!sent.sent()) {
      throw new IllegalStateException("a reservation settles after it was sent");
    }
    end(tx, sent, actual);
    put(tx, entry);
    boolean over = sent.load().count(actual) > sent.load().bound();
    if (over) {
      GrantTable.pause(tx, sent.grantId(), sent.load().unit() == null ? OVERCHARGED : OVERCOUNTED);
    }
    GrantRow grant = grant(tx, sent.grantId());
    return new Settled(true, actual.nanoUsd(), standing.remaining(tx, grant, now), over);
  }

  private int sweep(String owner) {
    return store.write(DECIDING, true, tx -> {
      int ended = 0;
      for (Reservation reservation : Reservation.readAll(tx)) {
        if (owner.equals(reservation.owner())) {
          end(tx, reservation, reservation.sent());
          ended++;
        }
      }
      return ended;
    });
  }

  private static void end(Store.Tx tx, Reservation reservation, Amount used) {
    end(tx, reservation, reservation.load().count(used), used.tokens());
  }

  /** At its bound, or as if it had never been held. */
  private static void end(Store.Tx tx, Reservation reservation, boolean atBound) {
    Load load = reservation.load();
    end(tx, reservation, atBound ? load.bound() : 0, atBound ? load.tokens() : 0);
  }

  private static void end(Store.Tx tx, Reservation reservation, long counted, long tokens) {
    for (String key : reservation.counters()) {
      Counter.add(tx, key, counted, -reservation.load().bound());
    }
    reservation.delete(tx);
    Pace.end(tx, reservation, tokens);
  }

  private static GrantRow active(Store.Tx tx, String grantId, long now) {
    tx.prefetch(Tables.SETTINGS, List.of(Pause.KEY, Caps.KEY));
    GrantRow grant = GrantTable.requireActive(grant(tx, grantId), now);
    Pause.check(tx);
    return grant;
  }

  private static GrantRow grant(Store.Tx tx, String grantId) {
    return GrantRow.decode(grantId, tx.get(Tables.GRANTS, grantId));
  }

  private List<Reservation> open() {
    return store.read(List.of(Tables.RESERVATIONS), Reservation::readAll);
  }

  private static void put(Store.Tx tx, SealedRow entry) {
    if (entry != null) {
      tx.put(entry.table(), entry.key(), entry.value());
    }
  }
}
