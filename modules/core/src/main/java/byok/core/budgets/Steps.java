package byok.core.budgets;

import byok.core.grants.Caveats;
import byok.core.grants.GrantRow;
import byok.core.grants.GrantTable;
import byok.core.port.Store;
import byok.core.vault.SealedRow;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.Lists;
import java.util.ArrayList;
import java.util.List;

/** The steps of a reservation, each within one transaction over the tables that {@link BudgetBook} names. */
final class Steps {
  private static final String OVERCHARGED = "A provider charged more than the most a request could cost.";
  private static final String OVERCOUNTED = "A provider counted more tokens than the most a request could use.";

  private final Accounts accounts;
  private final Standing standing;

  Steps(Accounts accounts, Standing standing) {
    this.accounts = accounts;
    this.standing = standing;
  }

  /** What is held, or the refusal of a request that came too fast: that one is counted. */
  Object hold(Store.Tx tx, HoldRequest request, long now) {
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
      ByokException tooFast = pace.tooFast(RateShares.own(tx, caps.requestsPerMinute(), now), now);
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

  Object sendOrRelease(Store.Tx tx, String id, Amount exact, SealedRow entry, long now) {
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

  Settled settle(Store.Tx tx, String id, Amount actual, SealedRow entry, long now) {
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

  private static void end(Store.Tx tx, Reservation reservation, Amount used) {
    end(tx, reservation, reservation.load().count(used), used.tokens());
  }

  /** At its bound, or as if it had never been held. */
  static void end(Store.Tx tx, Reservation reservation, boolean atBound) {
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

  static GrantRow grant(Store.Tx tx, String grantId) {
    return GrantRow.decode(grantId, tx.get(Tables.GRANTS, grantId));
  }

  private static void put(Store.Tx tx, SealedRow entry) {
    if (entry != null) {
      tx.put(entry.table(), entry.key(), entry.value());
    }
  }
}
