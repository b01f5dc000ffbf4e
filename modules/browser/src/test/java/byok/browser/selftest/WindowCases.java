package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;
import static byok.browser.selftest.Tap.same;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.PortPair;
import byok.browser.platform.Ancestors;
import byok.browser.platform.Channel;
import byok.browser.platform.Frames;
import byok.browser.platform.Green;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.Page;
import byok.browser.platform.SessionNote;
import byok.browser.platform.StorageAccess;
import byok.browser.platform.SystemClock;
import byok.browser.platform.WebCookies;
import byok.browser.platform.WebCrypto;
import byok.browser.platform.WebLocks;
import byok.browser.platform.WebRandom;
import byok.core.port.Crypto;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Windows, frames, channels, locks, green threads, and what storage does when it is withheld or upgraded. */
final class WindowCases {
  private final SystemClock clock = new SystemClock();

  void run(Tap tap) {
    tap.test("channel_message_carriesAKey", this::channel);
    tap.test("locks_held_isNamedUntilReleased", this::locks);
    tap.test("locks_second_waitsForTheFirst", this::lockOrder);
    tap.test("locks_tryTake_doesNotWait", this::lockAtOnce);
    tap.test("locks_line_countsThoseBeforeIt", this::lockLines);
    tap.test("green_hops_needNoTimer", this::hops);
    tap.test("green_failure_doesNotEndTheReserve", this::failure);
    tap.test("storageAccess_atTopLevel_answers", () -> StorageAccess.tryHandle());
    tap.test("ancestors_atTopLevel_areNone",
        () -> isTrue("0", Ancestors.count() == 0 && Ancestors.origins().isEmpty()));
    tap.test("frames_sandboxed_hasNoOrigin", this::sandboxed);
    tap.test("frames_withoutOpener_isNull", () -> same(null, Frames.inOpener("/bridge")));
    tap.test("page_address_isRead", this::page);
    tap.test("note_isKeptByTheTab_untilItIsCleared", this::note);
    tap.test("cookies_change_isHeard", this::cookies);
    tap.test("store_withoutFactory_isUnavailable",
        () -> Tap.refused(ErrorCode.STORAGE_UNAVAILABLE, () -> IndexedDbStore.open(null, "x", 1, List.of("a"))));
    tap.test("store_throwingFactory_isUnavailable",
        () -> Tap.refused(ErrorCode.STORAGE_UNAVAILABLE, () -> IndexedDbStore.open(throwing(), "x", 1, List.of("a"))));
    tap.test("store_exists_doesNotCreate", this::exists);
    tap.test("store_newerVersionElsewhere_isNamed", this::upgrade);
    tap.test("store_closedByTheBrowser_opensAgain", this::reopen);
    tap.test("store_waitingForSomethingElse_isAnError", this::waiting);
    tap.test("store_damagedRow_isNamed", this::damaged);
    tap.test("store_full_isNamed", this::full);
  }

  private void note() {
    SessionNote note = new SessionNote("selftest-note");
    same(null, note.read());
    isTrue("kept", note.write("one") && note.write("two"));
    same("two", new SessionNote("selftest-note").read());
    same(null, new SessionNote("selftest-other").read());
    note.clear();
    same(null, note.read());
  }

  private void channel() {
    Crypto.SealKey key = new WebCrypto().importKey(new WebRandom().bytes(32));
    byte[] sealed = new WebCrypto().seal(key, new byte[] {7}, new byte[0]);
    Channel one = Channel.own("selftest");
    Channel two = Channel.own("selftest");
    List<String> got = new ArrayList<>();
    two.onMessage((message, raw) -> {
      byte[] open = new WebCrypto().open(WebCrypto.wrap(raw), sealed, new byte[0]);
      got.add(((Value.Obj) message).text("m") + open[0]);
    });
    one.post(new Value.Obj().put("m", "keys"), WebCrypto.unwrap(key));
    until(() -> !got.isEmpty());
    same("keys7", got.get(0));
    one.close();
    two.close();
    one.post(Value.NULL);
  }

  private void locks() {
    WebLocks locks = WebLocks.own();
    Runnable release = locks.holdWhileAlive("res:1");
    isTrue("held", locks.heldNames().contains("res:1"));
    release.run();
    release.run();
    until(() -> !locks.heldNames().contains("res:1"));
  }

  private void lockOrder() {
    WebLocks locks = WebLocks.own();
    Runnable first = locks.holdWhileAlive("one");
    List<String> order = new ArrayList<>();
    Green.run(() -> {
      Runnable second = locks.holdWhileAlive("one");
      order.add("second");
      second.run();
    });
    sleep(30);
    order.add("first ends");
    first.run();
    until(() -> order.size() == 2);
    same("first ends", order.get(0));
  }

  private void lockAtOnce() {
    WebLocks locks = WebLocks.own();
    Runnable first = locks.tryTake("at once");
    isTrue("held", locks.heldNames().contains("at once"));
    isTrue("not by another", locks.tryTake("at once") == null);
    first.run();
    until(() -> !locks.heldNames().contains("at once"));
    Runnable again = locks.tryTake("at once");
    isTrue("free again", again != null);
    again.run();
  }

  private void lockLines() {
    WebLocks locks = WebLocks.own();
    same("", locks.line("engine").from());
    Runnable own = locks.holdWhileAlive("engine-a");
    Runnable turn = locks.holdWhileAlive("engine");
    for (String name : List.of("engine", "engine-a", "engines", "other-engine")) {
      locks.tryTake(name);
      Green.run(() -> locks.holdWhileAlive(name).run());
    }
    until(() -> locks.line("engine").waiting() == 2);
    same(new WebLocks.Line(1, 2, "a"), locks.line("engine"));
    turn.run();
    own.run();
    until(() -> locks.line("engine").waiting() == 0);
  }

  private void hops() {
    Green.prepare();
    sleep(50);
    int[] hops = {0};
    double started = now();
    hop(hops);
    until(() -> hops[0] == 300);
    isTrue("300 hops took " + (int) (now() - started) + " ms", now() - started < 300);
  }

  private void hop(int[] hops) {
    Green.run(() -> {
      if (++hops[0] < 300) {
        hop(hops);
      }
    });
  }

  private void failure() {
    int[] ran = {0};
    for (int i = 0; i < 40; i++) {
      Green.run(() -> {
        ran[0]++;
        throw new IllegalStateException("expected in the console");
      });
    }
    until(() -> ran[0] == 40);
    Green.run(() -> ran[0]++);
    until(() -> ran[0] == 41);
  }

  private void sandboxed() {
    JSObject frame = Frames.sandboxed("/sandboxed");
    Frames.load(frame);
    PortPair ports = new PortPair();
    List<String> got = new ArrayList<>();
    BrowserPort port = new BrowserPort(ports.near());
    port.onMessage(message -> got.add(((Value.Obj) message).text("origin")));
    Frames.givePort(Frames.windowOf(frame), ports.far());
    until(() -> !got.isEmpty());
    same("null", got.get(0));
    port.close();
    Frames.remove(frame);
  }

  private void page() {
    isTrue("origin", Page.origin().startsWith("http://wallet.localhost:"));
    Page.replace("/somewhere?a=b%26c#d%20e");
    same("/somewhere", Page.path());
    same("b&c", Page.query("a"));
    same(null, Page.query("b"));
    same("d e", Page.fragment());
    isTrue("clock", clock.nowMillis() > 1_700_000_000_000L);
  }

  private void cookies() {
    int[] changes = {0};
    Runnable stop = WebCookies.onChange("epoch", () -> changes[0]++);
    until(() -> {
      WebCookies.set("epoch", "7.a-b_c." + clock.nowMillis(), 60);
      return changes[0] > 0;
    });
    sleep(200);
    isTrue("value", WebCookies.get("epoch").startsWith("7.a-b_c."));
    int before = changes[0];
    WebCookies.set("other", "1", 60);
    WebCookies.set("epoch", "", 0);
    same(null, WebCookies.get("epoch"));
    until(() -> changes[0] == before + 1);
    stop.run();
    WebCookies.set("epoch", "8", 60);
    sleep(100);
    isTrue("stopped", changes[0] == before + 1);
  }

  private void exists() {
    JSObject own = IndexedDbStore.ownFactory();
    isTrue("not yet", !IndexedDbStore.exists(own, "later") && !IndexedDbStore.exists(own, "later"));
    IndexedDbStore.open(own, "later", 1, List.of("a")).close();
    isTrue("now", IndexedDbStore.exists(own, "later"));
    IndexedDbStore.delete(own, "later");
    isTrue("gone", !IndexedDbStore.exists(own, "later"));
  }

  private void upgrade() {
    JSObject own = IndexedDbStore.ownFactory();
    IndexedDbStore old = IndexedDbStore.open(own, "upgraded", 1, List.of("a"));
    put(old, "a", "kept");
    IndexedDbStore current = IndexedDbStore.open(own, "upgraded", 2, List.of("a", "b"));
    put(current, "b", "new");
    same("kept", current.read(List.of("a"), tx -> tx.get("a", "k")).text("v"));
    Tap.refused(ErrorCode.STORAGE_UNAVAILABLE, () -> old.read(List.of("a"), tx -> tx.get("a", "k")));
  }

  private void reopen() {
    IndexedDbStore store = IndexedDbStore.open(IndexedDbStore.ownFactory(), "closed", 1, List.of("a"));
    put(store, "a", "kept");
    store.close();
    same("kept", store.read(List.of("a"), tx -> tx.get("a", "k")).text("v"));
  }

  private void waiting() {
    IndexedDbStore store = IndexedDbStore.open(IndexedDbStore.ownFactory(), "waiting", 1, List.of("a"));
    try {
      store.write(List.of("a"), false, tx -> {
        tx.put("a", "k", new Value.Obj());
        sleep(50);
        return tx.get("a", "k");
      });
    } catch (IllegalStateException e) {
      return;
    }
    throw new AssertionError("not noticed");
  }

  private void damaged() {
    IndexedDbStore store = IndexedDbStore.open(IndexedDbStore.ownFactory(), "damaged", 1, List.of("a"));
    store.write(List.of("a"), false, tx -> {
      tx.put("a", "good", new Value.Obj());
      tx.put("a", "bad", new Value.Obj().put("x", 1));
      return null;
    });
    damage("damaged");
    until(() -> {
      try {
        store.read(List.of("a"), tx -> tx.get("a", "bad"));
        return false;
      } catch (byok.protocol.ByokException e) {
        return e.code() == ErrorCode.DAMAGED_RECORD && e.getMessage().contains("a/bad");
      }
    });
    isTrue("the other opens", store.read(List.of("a"), tx -> tx.get("a", "good")) != null);
  }

  private void full() {
    IndexedDbStore store = IndexedDbStore.open(full(IndexedDbStore.ownFactory()), "full", 1, List.of("a"));
    Tap.refused(ErrorCode.STORAGE_FULL, () -> put(store, "a", "too much"));
  }

  private static void put(IndexedDbStore store, String table, String text) {
    store.write(List.of(table), true, tx -> {
      tx.put(table, "k", new Value.Obj().put("v", text));
      return null;
    });
  }

  private interface Condition {
    boolean holds();
  }

  private static void until(Condition condition) {
    for (int i = 0; i < 200; i++) {
      if (condition.holds()) {
        return;
      }
      sleep(10);
    }
    throw new AssertionError("did not happen within two seconds");
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @JSBody(script = "return performance.now();")
  private static native double now();

  /** A factory as in Firefox with all third-party storage blocked. */
  @JSBody(script = "return {open: function() { throw new DOMException('no', 'SecurityError'); }};")
  private static native JSObject throwing();

  /** Writes a row that has no place in the data model. */
  @JSBody(params = "name", script = """
      indexedDB.open(name).onsuccess = function(e) {
        var db = e.target.result;
        db.transaction('a', 'readwrite').objectStore('a').put({x: new Date()}, 'bad');
        db.close();
      };""")
  private static native void damage(String name);

  /** A factory whose databases refuse to put. */
  @JSBody(params = "factory", script = """
      return {open: function(name, version) {
        var request = factory.open(name, version);
        request.addEventListener('success', function() {
          var db = request.result, transaction = db.transaction;
          db.transaction = function() {
            var tx = transaction.apply(db, arguments), objectStore = tx.objectStore;
            tx.objectStore = function(table) {
              var store = objectStore.call(tx, table);
              store.put = function() { throw new DOMException('full', 'QuotaExceededError'); };
              return store;
            };
            return tx;
          };
        });
        return request;
      }};""")
  private static native JSObject full(JSObject factory);
}
