package byok.core.budgets;

import static byok.core.Sample.ORIGIN;
import static byok.core.Sample.limit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantStatus;
import byok.core.grants.GrantTable;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.Storage;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.core.port.Calendar;
import byok.core.vault.OpenVault;
import byok.protocol.ByokException;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A budget book beside a simple account of what it should say: the list of everything ever admitted, summed anew each
 * time. Each step also checks the promise itself: nothing is admitted that takes settled + reserved above a limit then
 * in force, be it the grant's, the provider's or the wallet's, in money or in tokens.
 */
final class BudgetModel {
  private static final long MINUTE = 60_000;
  private static final Period[] PERIODS = Period.values();
  private static final String[] PROVIDERS = {"openai", "anthropic"};

  private final JvmWallet wallet;
  private final OpenVault open;
  private BudgetBook book;
  private final GrantTable table;
  private final Map<String, ModelRequest> requests = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private Grant grant;

  BudgetModel(JvmWallet wallet) {
    this.wallet = wallet;
    open = wallet.open();
    book = Sample.book(wallet);
    table = new Grants(open, wallet.ports()).table();
    approve();
    Map<String, List<Limit>> ofProviders = new HashMap<>();
    for (String provider : PROVIDERS) {
      ofProviders.put(provider, windows(Caps.ofProvider(provider), 120, 300, 700, 1000, 2500));
    }
    Sample.setCaps(wallet, new Caps(windows(Caps.WALLET, 150, 320, 800, 1200, 4000), ofProviders));
  }

  /** All five windows, so that every one is counted; which of them is tight differs by step. */
  private static List<Limit> windows(String owner, long... amounts) {
    List<Limit> limits = new ArrayList<>();
    for (int i = 0; i < amounts.length; i++) {
      limits.add(Limit.of(owner, amounts[i], PERIODS[i]));
    }
    return limits;
  }

  private void approve() {
    Unpriced unpriced = new Unpriced(Unpriced.Unit.TOKENS, List.of(limit(80, Period.HOUR), limit(200, Period.TOTAL)));
    Caveats caveats = new Caveats(
        windows("", 100, 250, 600, 900, 3000), Window.NEVER, Caveats.MAX_PER_MINUTE, null, null, 240L, false, unpriced);
    grant = new Grants(open, wallet.ports()).approve(ORIGIN, Sample.terms(caveats), Storage.SHARED);
  }

  void hold(int which, long amount) {
    String id = "r" + ids.size();
    String tab = "tab-" + which % 3;
    String provider = PROVIDERS[which % 2];
    boolean priced = which % 5 != 0;
    Amount most = new Amount(priced ? amount : 0, amount + which);
    HoldRequest wish =
        new HoldRequest(id, grant.id(), tab, provider, most, new Amount(0, 0), priced, false);
    if (admitted(() -> book.hold(wish))) {
      ids.add(id);
      requests.put(id, new ModelRequest(grant.id(), tab, provider, priced, now(), most));
      promised(requests.get(id));
    }
  }

  void send(int which, long amount) {
    String id = id(which);
    ModelRequest request = requests.get(id);
    boolean mayBeSent = request != null && !request.sent && !request.ended;
    Amount exact = new Amount(request == null || request.priced ? amount : 0, amount);
    boolean sent = admitted(() -> book.send(id, exact, null));
    assertTrue(mayBeSent || !sent, "sent what was not held");
    if (sent) {
      request.sent = true;
      request.most = exact;
      promised(request);
    } else if (mayBeSent) {
      request.ended = true;
    }
  }

  /** One time in eight the provider takes more than the bound: recorded as it is, and the grant is suspended. */
  void settle(int which, long amount) {
    ModelRequest request = requests.get(id(which));
    if (request == null || !request.ended && !request.sent) {
      return;
    }
    boolean greedy = which % 8 == 0;
    long most = request.priced ? request.most.nanoUsd() : request.most.tokens();
    long count = greedy ? most + 1 + amount : Math.min(amount, most);
    Amount cost = new Amount(request.priced ? count : 0, count);
    Settled settled = book.settle(id(which), cost, null);
    assertEquals(!request.ended, settled.settled(), "settled twice");
    assertEquals(greedy && !request.ended, settled.paused());
    if (!request.ended) {
      request.end(cost);
      assertFalse(greedy && table.get(request.grantId).status() == GrantStatus.ACTIVE, "overcharged, not suspended");
    }
  }

  void release(int which) {
    ModelRequest request = requests.get(id(which));
    boolean held = request != null && !request.sent && !request.ended;
    assertEquals(held, book.release(id(which)));
    if (held) {
      request.ended = true;
    }
  }

  /** Without a word of what it came to: one that was sent costs its bound. */
  void abort(int which) {
    ModelRequest request = requests.get(id(which));
    if (request == null || request.ended || !request.sent) {
      release(which);
      return;
    }
    assertTrue(book.settle(id(which), request.most, null).settled());
    request.end(request.most);
  }

  /** Every page is loaded again: nothing but the store remembers. */
  void reload() {
    book = Sample.book(wallet);
  }

  void crash(int tab) {
    String dead = "tab-" + tab;
    long expected = requests.values().stream().filter(r -> !r.ended && r.tab.equals(dead)).count();
    assertEquals(expected, book.sweep(owner -> !owner.equals(dead)));
    for (ModelRequest request : requests.values()) {
      if (!request.ended && request.tab.equals(dead)) {
        request.end(request.sent ? request.most : new Amount(0, 0));
      }
    }
  }

  void revoke() {
    table.revoke(grant.id());
    approve();
  }

  void resume() {
    table.resume(grant.id());
  }

  void lockNow() {
    table.bumpEpochs();
  }

  void pauseAll(boolean on) {
    Pause.set(wallet.store(), on);
  }

  void setLimit(int which, long amount) {
    Caveats caveats = caveats();
    table.setCaveats(grant.id(), caveats.withLimits(changed(caveats.limits(), grant.id(), which, amount)));
  }

  void setWalletCap(int which, long amount) {
    Caps caps = book.caps();
    Sample.setCaps(wallet, new Caps(changed(caps.wallet(), Caps.WALLET, which, amount), caps.providers()));
  }

  void setProviderCap(int which, long amount) {
    Caps caps = book.caps();
    String provider = PROVIDERS[which % 2];
    Map<String, List<Limit>> all = new HashMap<>(caps.providers());
    all.put(provider, changed(all.get(provider), Caps.ofProvider(provider), which, amount));
    Sample.setCaps(wallet, new Caps(caps.wallet(), all));
  }

  void setTokens(long perMinute) {
    Caveats now = caveats();
    table.setCaveats(grant.id(), new Caveats(
        now.limits(), now.expiresAt(), now.requestsPerMinute(), null, null, perMinute, false, now.unpriced()));
  }

  private static List<Limit> changed(List<Limit> limits, String owner, int which, long amount) {
    List<Limit> changed = new ArrayList<>(limits);
    Period per = PERIODS[which % PERIODS.length];
    changed.removeIf(limit -> limit.per() == per);
    changed.add(Limit.of(owner, amount, per));
    return changed;
  }

  void moveClock(long millis) {
    wallet.clock().advance(millis);
  }

  /** Compares every counter with the sum over all requests that it counts, and checks the rows as such. */
  void check() {
    WalletInvariants.check(wallet, false);
    for (LimitState state : book.states(grant.id())) {
      compare(state, request -> request.priced && request.grantId.equals(grant.id()));
    }
    for (LimitState state : book.capStates()) {
      compare(state, request -> request.priced && Caps.concerns(state.limit().id(), request.provider));
    }
  }

  /** Every tab dies: nothing stays reserved anywhere. */
  void end() {
    for (int tab = 0; tab < 3; tab++) {
      crash(tab);
    }
    assertEquals(0, requests.values().stream().filter(request -> !request.ended).count());
    wallet.store().dump("limits").forEach((key, row) -> assertEquals(0, row.integer("reserved", 0), key));
    assertEquals(Map.of(), wallet.store().dump("reservations"));
    check();
  }

  private void compare(LimitState state, Predicate<ModelRequest> counts) {
    long settled = 0;
    long reserved = 0;
    for (ModelRequest request : requests.values()) {
      if (counts.test(request) && state.window().contains(request.openedAt)) {
        settled += request.settled();
        reserved += request.reserved();
      }
    }
    assertEquals(settled, state.settledNanoUsd(), () -> "settled of " + state);
    assertEquals(reserved, state.reservedNanoUsd(), () -> "reserved of " + state);
  }

  private Caveats caveats() {
    return table.get(grant.id()).caveats();
  }

  /** The promise, in the windows of a request that was admitted just now. */
  private void promised(ModelRequest request) {
    assertFalse(Pause.isOn(wallet.store()), "admitted while all apps were paused");
    assertEquals(GrantStatus.ACTIVE, table.get(grant.id()).status());
    Predicate<ModelRequest> ofGrant = other -> other.grantId.equals(request.grantId) && other.priced == request.priced;
    if (!request.priced && request.most.tokens() > 0) {
      within(caveats().unpriced().limits(), request, ofGrant);
    } else if (request.most.nanoUsd() > 0) {
      within(caveats().limits(), request, ofGrant);
      within(book.caps().wallet(), request, other -> other.priced);
      within(book.caps().providers().get(request.provider), request,
          other -> other.priced && other.provider.equals(request.provider));
    }
    tokensWithin(request);
  }

  private void within(List<Limit> limits, ModelRequest request, Predicate<ModelRequest> counts) {
    for (Limit limit : limits) {
      Window window = Window.of(limit.per(), calendar(), request.openedAt);
      long sum = 0;
      for (ModelRequest other : requests.values()) {
        boolean same = counts.test(other) && window.contains(other.openedAt);
        sum += same ? other.settled() + other.reserved() : 0;
      }
      assertTrue(sum <= limit.amountNanoUsd(), () -> "admitted above " + limit);
    }
  }

  private void tokensWithin(ModelRequest request) {
    long now = now();
    long sum = 0;
    for (ModelRequest other : requests.values()) {
      boolean recent = other.openedAt > now - MINUTE && other.openedAt <= now;
      sum += recent && other.grantId.equals(request.grantId) ? other.tokens() : 0;
    }
    long used = sum;
    assertTrue(used <= caveats().tokensPerMinute() || request.openedAt <= now - MINUTE,
        () -> used + " tokens in a minute");
  }

  private Calendar calendar() {
    return wallet.ports().calendar();
  }

  private long now() {
    return wallet.clock().nowMillis();
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
