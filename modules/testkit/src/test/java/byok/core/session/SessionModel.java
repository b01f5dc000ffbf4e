package byok.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.OddMoments;
import byok.core.Sample;
import byok.core.budgets.BudgetBook;
import byok.core.budgets.Caps;
import byok.core.budgets.LimitState;
import byok.core.budgets.Pause;
import byok.core.budgets.SliceSize;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.grants.Limit;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two partitions and the vault that spend under one app's grants, beside a list of everything ever admitted. Reports
 * are lost, repeated and late; pages die, partitions are wiped, grants end and begin anew.
 */
final class SessionModel {
  private static final long LIMIT = 1_000;
  private static final long CAP = 2_500;
  private static final int VAULT = 2;

  /** One request; {@code cost} is the bound until it has ended. */
  private static final class Request {
    final String id;
    final int place;
    final String grantId;
    final long openedAt;
    final long bound;
    long cost;
    boolean sent;
    boolean ended;

    Request(String id, int place, String grantId, long openedAt, long bound) {
      this.id = id;
      this.place = place;
      this.grantId = grantId;
      this.openedAt = openedAt;
      this.bound = bound;
      this.cost = bound;
    }

    /** What was admitted of it: what a provider took beyond the bound never was. */
    long admitted() {
      return Math.min(cost, bound);
    }
  }

  private final OddMoments start;
  private final JvmWallet vault;
  private final SessionIssuer issuer;
  private final BudgetBook book;
  private final GrantTable table;
  private final List<Partition> partitions = new ArrayList<>();
  private final List<SessionReport> reports = new ArrayList<>();
  private final List<Request> requests = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();
  private boolean stranded;
  private int count;

  SessionModel(OddMoments start) {
    this.start = start;
    vault = start.wallet();
    issuer = new SessionIssuer(vault.open(), vault.ports());
    book = Sample.book(vault);
    table = new GrantTable(vault.store(), vault.clock(), vault.ports().crypto());
    Sample.setCaps(vault, new Caps(List.of(Limit.of(Caps.WALLET, CAP, Period.TOTAL)), Map.of()));
    approve();
    for (int seed = 2; seed < 4; seed++) {
      partitions.add(Partition.of(JvmWallet.at(vault.clock(), seed, start.zone())));
    }
  }

  private void approve() {
    grants.add(Sample.grant(
        vault, Sample.limit(LIMIT, Period.TOTAL), Sample.limit(LIMIT, Period.MONTH), Sample.limit(LIMIT, Period.HOUR)));
  }

  /** A top-up: the next slice in the place of the one before, whose last report may get lost on the way. */
  void renew(int place, boolean heard, long amount) {
    SessionReport report = partitions.get(place).session().report(true);
    note(report);
    Accepted accepted = heard && report != null ? issuer.accept(report) : Accepted.NOTHING;
    SliceSize size = amount % 3 == 0 ? SliceSize.WHOLE : new SliceSize(amount, 4, amount % 5 * 40);
    SessionTerms terms = SessionTerms.of(size, amount % 2 == 0 ? new Bell("epoch", 0, List.of()) : null);
    terms = amount % 7 == 0 ? terms.forRenewal() : terms;
    SessionBundle next = issuer.issue(grant().id(), "s" + count++, List.of(), accepted, terms);
    partitions.get(place).session().install(next);
  }

  void hold(int place, long amount) {
    Partition partition = partitions.get(place);
    if (partition.session().open() != null) {
      String grantId = partition.session().grant().grantId();
      Request request = new Request("r" + count++, place, grantId, now(), amount);
      partition.hold(request.id, amount);
      requests.add(request);
      withinLimits();
    }
  }

  void send(int which) {
    Request request = open(which);
    if (request == null || request.sent) {
      return;
    }
    request.ended = true;
    request.cost = 0;
    partitions.get(request.place).send(request.id, request.bound);
    request.ended = false;
    request.cost = request.bound;
    request.sent = true;
    withinLimits();
  }

  /** One time in eight the provider takes more than the bound: it is counted as it is, and the grant is suspended. */
  void settle(int which, long amount) {
    Request request = open(which);
    if (request != null && request.sent) {
      boolean greedy = which % 8 == 0;
      request.cost = greedy ? request.bound + amount : Math.min(amount, request.bound);
      request.ended = true;
      Partition partition = partitions.get(request.place);
      assertTrue(partition.settle(request.id, request.cost));
      assertFalse(partition.settle(request.id, request.cost), "settled twice");
      GrantStatus there = partition.session().grant().statusAt(0);
      boolean same = partition.session().grant().grantId().equals(request.grantId);
      assertFalse(greedy && same && there == GrantStatus.ACTIVE, "overcharged, not suspended");
    }
  }

  /** What was sent costs its bound, what was only held nothing. */
  void abort(int which) {
    Request request = open(which);
    if (request != null && request.sent) {
      request.ended = true;
      assertTrue(partitions.get(request.place).settle(request.id, request.bound));
    } else if (request != null) {
      request.ended = true;
      request.cost = 0;
      assertTrue(partitions.get(request.place).book().release(request.id));
    }
  }

  /** The page of a partition dies or is loaded again, and the next one clears up behind it. */
  void reload(int place) {
    long open = requests.stream().filter(each -> each.place == place && !each.ended).count();
    partitions.set(place, partitions.get(place).reloaded());
    assertEquals(open, partitions.get(place).book().sweep(owner -> false));
    gone(place);
  }

  /** The browser clears a partition: what it had not told is lost, and what was sent is paid. */
  void wipe(int place, int seed) {
    gone(place);
    stranded |= partitions.get(place).session().grant() != null;
    partitions.set(place, Partition.of(JvmWallet.at(vault.clock(), seed + 10L, start.zone())));
  }

  private void gone(int place) {
    for (Request request : requests) {
      if (request.place == place && !request.ended) {
        request.ended = true;
        request.cost = request.sent ? request.bound : 0;
      }
    }
  }

  void tell(int place, boolean close) {
    SessionReport report = partitions.get(place).session().report(close);
    note(report);
    if (report != null) {
      issuer.accept(report);
    }
  }

  void replay(int which) {
    if (!reports.isEmpty()) {
      issuer.accept(reports.get(which % reports.size()));
    }
  }

  void payInVault(long amount) {
    String id = "v" + count++;
    book.hold(Sample.request(id, grant(), amount));
    Partition asVault = new Partition(vault, null, book);
    book.send(id, amount, asVault.sealed(vault.open(), grant(), id, amount));
    book.settle(id, amount, asVault.sealed(vault.open(), grant(), id, amount));
    Request paid = new Request(id, VAULT, grant().id(), now(), amount);
    paid.ended = true;
    requests.add(paid);
    withinLimits();
  }

  /** The owner revokes; the app asks again and gets a grant of its own. A session of the one before goes on. */
  void revoke() {
    table.revoke(grant().id());
    approve();
  }

  void revokeByApp(int place) {
    Partition partition = partitions.get(place);
    if (partition.session().open() != null) {
      JvmWallet there = partition.wallet();
      new GrantTable(there.store(), there.clock(), there.ports().crypto())
          .revoke(partition.session().grant().grantId());
    }
  }

  void resume() {
    table.resume(grant().id());
  }

  void lockNow() {
    table.bumpEpochs();
  }

  void pauseAll(boolean on) {
    Pause.set(vault.store(), on);
  }

  void listen(int place, boolean rings) {
    partitions.get(place).session().listen(rings ? new Bell("another", 0, List.of()) : null);
  }

  void moveClock(long millis) {
    vault.clock().advance(millis);
  }

  /** The vault counts all that is paid, and never less, whether it heard of it or not. */
  void check() {
    WalletInvariants.check(vault, false);
    partitions.forEach(partition -> WalletInvariants.check(partition.wallet(), false));
    for (Grant grant : grants) {
      book.states(grant.id()).forEach(state -> assertTrue(
          admitted(state, grant.id(), true) <= state.settledNanoUsd() + state.reservedNanoUsd(), state::toString));
    }
  }

  /** The promise: over all partitions together nothing was admitted above a limit. */
  private void withinLimits() {
    for (Grant grant : grants) {
      book.states(grant.id()).forEach(state -> assertTrue(
          admitted(state, grant.id(), false) <= LIMIT, () -> "admitted above " + state));
    }
    book.capStates().forEach(state -> assertTrue(
        admitted(state, null, false) <= CAP, () -> "admitted above " + state));
  }

  private long admitted(LimitState state, String grantId, boolean onlyPaid) {
    long sum = 0;
    for (Request request : requests) {
      boolean counts = (grantId == null || grantId.equals(request.grantId)) && (request.ended || !onlyPaid);
      sum += counts && state.window().contains(request.openedAt) ? request.admitted() : 0;
    }
    return sum;
  }

  /** Everything ends and is heard of: then the vault knows to the last nano-USD, but for what was wiped. */
  void end() {
    for (int place = 0; place < 2; place++) {
      reload(place);
      tell(place, true);
      assertEquals(List.of(), Sample.book(partitions.get(place).wallet()).runningEntries().stream().toList());
    }
    check();
    if (!stranded) {
      grants.forEach(grant -> book.states(grant.id()).forEach(state -> exact(state, grant.id())));
      book.capStates().forEach(state -> exact(state, null));
    }
  }

  private void exact(LimitState state, String grantId) {
    long cost = 0;
    for (Request request : requests) {
      boolean counts = grantId == null || grantId.equals(request.grantId);
      cost += counts && state.window().contains(request.openedAt) ? request.cost : 0;
    }
    assertEquals(cost, state.settledNanoUsd(), state::toString);
    assertEquals(0, state.reservedNanoUsd(), state::toString);
  }

  private void note(SessionReport report) {
    if (report != null) {
      reports.add(report);
    }
  }

  private Grant grant() {
    return grants.get(grants.size() - 1);
  }

  private Request open(int which) {
    List<Request> open = requests.stream().filter(each -> !each.ended).toList();
    return open.isEmpty() ? null : open.get(which % open.size());
  }

  private long now() {
    return vault.clock().nowMillis();
  }
}
