package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;
import static byok.browser.selftest.Tap.same;

import byok.core.port.Store;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/** What every {@link Store} must do. Tables {@code a} and {@code b} are empty at the start. */
final class StoreCases {
  private static final List<String> AB = List.of("a", "b");

  private final String name;
  private final Store store;

  StoreCases(String name, Store store) {
    this.name = name;
    this.store = store;
  }

  void run(Tap tap) {
    tap.test(name + "_absentRow_isNull", () -> same(null, store.<Value.Obj>read(AB, tx -> tx.get("a", "none"))));
    tap.test(name + "_everyKindOfValue_comesBack", this::everyKind);
    tap.test(name + "_readsItsOwnWrites_withinOneTransaction", this::ownWrites);
    tap.test(name + "_exception_rollsBackEverything", this::rollBack);
    tap.test(name + "_exceptionAfterRead_isRethrownAsItIs", this::rethrow);
    tap.test(name + "_list_isByPrefixInKeyOrder", this::prefix);
    tap.test(name + "_delete_removesTheRow", this::delete);
    tap.test(name + "_returnedRow_isACopy", this::isolation);
    tap.test(name + "_concurrentIncrements_loseNothing", this::increments);
    tap.test(name + "_twoTables_changeTogether", this::twoTables);
    tap.test(name + "_work_takesEffectOnce", this::once);
    tap.test(name + "_prefetchedRows_comeAtOnce", this::prefetched);
  }

  private void everyKind() {
    Value.Obj row = new Value.Obj()
        .put("text", "ü\ud83d\ude00\u0000").put("number", -0.0).put("yes", true).put("nothing", Value.NULL)
        .put("absent", Value.UNDEFINED).put("$", "reserved").put("__proto__", "ordinary")
        .put("bytes", new Value.Bytes(new byte[] {0, -1, 127})).put("at", new Value.Moment(5))
        .put("url", new Value.Url("https://a.example/")).put("big", new Value.Big("12345678901234567890"))
        .put("list", new Value.Arr().add("x").add(new Value.Obj().put("k", 1)));
    put("a", "kinds", row);
    Value.Obj back = get("a", "kinds");
    same(row.text("text"), back.text("text"));
    isTrue("negative zero", 1 / back.number("number", 1) < 0);
    isTrue("true", back.isTrue("yes"));
    isTrue("null", back.get("nothing") == Value.NULL);
    isTrue("undefined is kept", back.has("absent") && back.get("absent") == Value.UNDEFINED);
    same("reserved", back.text("$"));
    same("ordinary", back.text("__proto__"));
    isTrue("bytes", back.get("bytes") instanceof Value.Bytes b && b.value().length == 3 && b.value()[1] == -1);
    isTrue("moment", back.get("at") instanceof Value.Moment m && m.epochMillis() == 5);
    isTrue("url", back.get("url") instanceof Value.Url u && u.href().equals("https://a.example/"));
    isTrue("bigint", back.get("big") instanceof Value.Big b && b.digits().equals("12345678901234567890"));
    isTrue("list", back.list("list").get(1) instanceof Value.Obj o && o.number("k", 0) == 1);
    same("text", back.keyAt(0));
  }

  private void ownWrites() {
    double seen = store.write(AB, true, tx -> {
      tx.put("a", "own", row(7));
      return tx.get("a", "own").number("n", -1);
    });
    isTrue("sees 7", seen == 7);
  }

  /** However often the platform has to run the work. */
  private void once() {
    put("a", "once/1", row(1));
    put("b", "once", row(5));
    int listed = store.write(AB, true, tx -> {
      tx.put("a", "once/2", tx.get("b", "once"));
      tx.put("b", "once", row(tx.get("b", "once").number("n", 0) + 1));
      tx.delete("a", "once/1");
      tx.put("a", "once/3", row(3));
      return tx.list("a", "once/").size() + (tx.get("b", "never") == null ? 0 : 100);
    });
    isTrue("lists what it wrote", listed == 2);
    same(null, get("a", "once/1"));
    isTrue("copied", get("a", "once/2").number("n", 0) == 5);
    isTrue("counted once", get("b", "once").number("n", 0) == 6);
  }

  private void prefetched() {
    put("a", "many/7", row(7));
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      keys.add("many/" + i);
    }
    int[] runs = new int[1];
    int found = store.read(AB, tx -> {
      runs[0]++;
      tx.prefetch("a", keys);
      int count = 0;
      for (String key : keys) {
        count += tx.get("a", key) == null ? 0 : 1;
      }
      return count;
    });
    isTrue("found one", found == 1);
    isTrue("at most two runs", runs[0] <= 2);
  }

  private void rollBack() {
    put("a", "kept", row(1));
    try {
      store.write(AB, true, tx -> {
        tx.put("a", "kept", row(2));
        tx.put("b", "new", row(2));
        tx.get("a", "kept");
        throw new IllegalStateException("no");
      });
    } catch (IllegalStateException e) {
      isTrue("old value", get("a", "kept").number("n", -1) == 1);
      same(null, get("b", "new"));
      return;
    }
    throw new AssertionError("not thrown");
  }

  private void rethrow() {
    IllegalArgumentException mine = new IllegalArgumentException("mine");
    try {
      store.read(AB, tx -> {
        tx.get("a", "kept");
        throw mine;
      });
    } catch (IllegalArgumentException e) {
      isTrue("the same", e == mine);
      return;
    }
    throw new AssertionError("not thrown");
  }

  private void prefix() {
    for (String key : new String[] {"p/b", "p/a", "p", "p/", "q", "p/\uffff", "p/\uffffx", "o", "P/a"}) {
      put("b", key, row(1));
    }
    same("p/,p/a,p/b,p/\uffff,p/\uffffx", keys("p/"));
    same("P/a,o,p,p/,p/a,p/b,p/\uffff,p/\uffffx,q", keys(""));
  }

  private String keys(String prefix) {
    return store.read(AB, tx -> {
      StringBuilder all = new StringBuilder();
      for (Store.Row row : tx.list("b", prefix)) {
        all.append(all.length() == 0 ? "" : ",").append(row.key());
      }
      return all.toString();
    });
  }

  private void delete() {
    put("a", "gone", row(1));
    store.write(AB, false, tx -> {
      tx.delete("a", "gone");
      tx.delete("a", "never there");
      return null;
    });
    same(null, get("a", "gone"));
  }

  private void isolation() {
    put("a", "copy", row(1));
    get("a", "copy").put("n", 99);
    isTrue("unchanged", get("a", "copy").number("n", -1) == 1);
  }

  private void increments() {
    put("a", "count", row(0));
    Runnable add = () -> {
      for (int i = 0; i < 10; i++) {
        store.write(AB, false, tx -> {
          double n = tx.get("a", "count").number("n", -1);
          tx.get("b", "something else");
          tx.put("a", "count", row(n + 1));
          return null;
        });
      }
    };
    JSObject all = all(JSPromise.runAsync(add), JSPromise.runAsync(add), JSPromise.runAsync(add));
    cast(all).await();
    isTrue("30, got " + (int) get("a", "count").number("n", -1), get("a", "count").number("n", -1) == 30);
  }

  private void twoTables() {
    store.write(AB, true, tx -> {
      tx.put("a", "pair", row(3));
      tx.put("b", "pair", row(3));
      return null;
    });
    isTrue("both", get("a", "pair").number("n", -1) == 3 && get("b", "pair").number("n", -1) == 3);
  }

  private void put(String table, String key, Value.Obj row) {
    store.write(AB, false, tx -> {
      tx.put(table, key, row);
      return null;
    });
  }

  private Value.Obj get(String table, String key) {
    return store.read(AB, tx -> tx.get(table, key));
  }

  private static Value.Obj row(double n) {
    return new Value.Obj().put("n", n);
  }

  @JSBody(params = {"a", "b", "c"}, script = "return Promise.all([a, b, c]);")
  private static native JSObject all(JSObject a, JSObject b, JSObject c);

  @JSBody(params = "p", script = "return p;")
  private static native JSPromise<JSObject> cast(JSObject p);
}
