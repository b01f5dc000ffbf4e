package byok.core.budgets;

import static byok.core.Sample.ORIGIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.core.port.Calendar;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.ManualClock;
import byok.testkit.WalletInvariants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A budget book beside a simple account of what it should say: the list of everything ever admitted, summed anew each
 * time. Each step
 * also checks the promise itself: nothing is admitted that takes settled + reserved above a limit then in force.
 */
final class BudgetModel {
  private static final Period[] PERIODS = {Period.HOUR, Period.DAY, Period.WEEK, Period.MONTH, Period.TOTAL};

  /** One request as the book should know it. */
  private static final class Request {
    final String grantId;
    final String tab;
    final long openedAt;
    long bound;
    long settled;
    boolean sent;
    boolean ended;

    Request(String grantId, String tab, long openedAt, long bound) {
      this.grantId = grantId;
      this.tab = tab;
      this.openedAt = openedAt;
      this.bound = bound;
    }
  }

  private final JvmWallet wallet;
  private final OpenVault open;
  private final Calendar calendar;
  private final BudgetBook book;
  private final Map<String, Request> requests = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private Grant grant;

  BudgetModel(long startMillis) {
    wallet = JvmWallet.at(new ManualClock(startMillis), 1);
    open = wallet.open();
    calendar = wallet.ports().calendar();
    book = Sample.book(wallet);
    approve();
  }

  /** All five windows, so that every one is counted; which of them is tight differs by step. */
  private void approve() {
    Caveats caveats = Sample.caveats(
        Sample.limit(100, Period.HOUR), Sample.limit(250, Period.DAY), Sample.limit(600, Period.WEEK),
        Sample.limit(900, Period.MONTH), Sample.limit(3000, Period.TOTAL));
    grant = new Grants(open, wallet.ports()).approve(ORIGIN, Sample.terms(caveats), Storage.SHARED);
  }

  void hold(int tab, long bound) {
    String id = "r" + ids.size();
    long now = wallet.clock().nowMillis();
    if (admitted(() -> book.hold(new HoldRequest(id, grant.id(), "tab-" + tab, "openai", bound, 0)))) {
      ids.add(id);
      requests.put(id, new Request(grant.id(), "tab-" + tab, now, bound));
      withinLimits(requests.get(id));
    }
  }

  void send(int which, long exact) {
    String id = id(which);
    Request request = requests.get(id);
    boolean mayBeSent = request != null && !request.sent && !request.ended;
    boolean sent = admitted(() -> book.send(id, exact, null));
    assertTrue(mayBeSent || !sent, "sent what was not held");
    if (sent) {
      request.sent = true;
      request.bound = exact;
      withinLimits(request);
    } else if (mayBeSent) {
      request.ended = true;
    }
  }

  void settle(int which, long actual) {
    Request request = requests.get(id(which));
    if (request == null || !request.ended && !request.sent) {
      return;
    }
    long cost = Math.min(actual, request.bound);
    assertEquals(!request.ended, book.settle(id(which), cost, null).settled());
    if (!request.ended) {
      request.settled = cost;
      request.ended = true;
    }
  }

  void release(int which) {
    Request request = requests.get(id(which));
    boolean held = request != null && !request.sent && !request.ended;
    assertEquals(held, book.release(id(which)));
    if (held) {
      request.ended = true;
    }
  }

  void crash(int tab) {
    String dead = "tab-" + tab;
    long expected = requests.values().stream().filter(r -> !r.ended && r.tab.equals(dead)).count();
    assertEquals(expected, book.sweep(owner -> !owner.equals(dead)));
    for (Request request : requests.values()) {
      if (!request.ended && request.tab.equals(dead)) {
        request.settled = request.sent ? request.bound : 0;
        request.ended = true;
      }
    }
  }

  void revoke() {
    new Grants(open, wallet.ports()).table().revoke(grant.id());
    approve();
  }

  void lockNow() {
    new Grants(open, wallet.ports()).table().bumpEpochs();
  }

  void setLimit(int which, long amount) {
    List<Limit> limits = new ArrayList<>(caveats().limits());
    Period per = PERIODS[which % PERIODS.length];
    limits.removeIf(limit -> limit.per() == per);
    limits.add(Limit.of(grant.id(), amount, per));
    new Grants(open, wallet.ports()).table().setCaveats(grant.id(), Sample.caveats(limits.toArray(new Limit[0])));
  }

  void moveClock(long millis) {
    wallet.clock().advance(millis);
  }

  /** Compares every counter of the present grant with the sum over all its requests, and checks the rows as such. */
  void check() {
    WalletInvariants.check(wallet, false);
    for (LimitState state : book.states(grant.id())) {
      long settled = 0;
      long reserved = 0;
      for (Request request : requests.values()) {
        if (request.grantId.equals(grant.id()) && state.window().contains(request.openedAt)) {
          settled += request.settled;
          reserved += request.ended ? 0 : request.bound;
        }
      }
      assertEquals(settled, state.settledNanoUsd(), () -> "settled of " + state);
      assertEquals(reserved, state.reservedNanoUsd(), () -> "reserved of " + state);
    }
  }

  private Caveats caveats() {
    return new Grants(open, wallet.ports()).table().get(grant.id()).caveats();
  }

  /** The promise, in the windows of a request that was admitted just now. */
  private void withinLimits(Request request) {
    if (request.bound == 0) {
      return;
    }
    for (Limit limit : caveats().limits()) {
      long sum = 0;
      for (Request other : requests.values()) {
        boolean counts = other.grantId.equals(request.grantId) && sameWindow(limit.per(), other, request);
        sum += !counts ? 0 : other.ended ? other.settled : other.bound;
      }
      assertTrue(sum <= limit.amountNanoUsd(), () -> "admitted above " + limit);
    }
  }

  private boolean sameWindow(Period per, Request one, Request other) {
    return switch (per) {
      case HOUR -> same(Calendar.Unit.HOUR, one, other);
      case DAY -> same(Calendar.Unit.DAY, one, other);
      case WEEK -> same(Calendar.Unit.WEEK, one, other);
      case MONTH -> same(Calendar.Unit.MONTH, one, other);
      case TOTAL -> true;
    };
  }

  private boolean same(Calendar.Unit unit, Request one, Request other) {
    return calendar.startOf(unit, one.openedAt) == calendar.startOf(unit, other.openedAt);
  }

  private static boolean admitted(Runnable work) {
    try {
      work.run();
      return true;
    } catch (ByokException refusal) {
      return false;
    }
  }

  private String id(int which) {
    return ids.isEmpty() ? "none" : ids.get(which % ids.size());
  }
}
