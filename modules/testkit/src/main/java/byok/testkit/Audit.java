package byok.testkit;

import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Re-computes from the rows of one store what its counters must say (protocol/spec/grants-and-budgets.md,
 * "Money").
 */
final class Audit {
  static final String MARK = "sk-MARKED";

  private final InMemoryStore store;
  private final List<String> faults = new ArrayList<>();

  private Audit(InMemoryStore store) {
    this.store = store;
  }

  /** What is wrong in a store; empty where all is well. */
  static List<String> faults(InMemoryStore store, boolean limitsHold) {
    Audit audit = new Audit(store);
    audit.reservedIsAccountedFor();
    audit.openRequestsAreCounted();
    audit.noMarkedSecretInPlaintext();
    if (limitsHold) {
      audit.limitsHold();
    }
    return audit.faults;
  }

  /** Settled sums by counter key. */
  static Map<String, Long> settled(InMemoryStore store) {
    Map<String, Long> settled = new TreeMap<>();
    new Audit(store).counters().forEach((key, row) -> settled.put(key, row.integer("settled", -1)));
    return settled;
  }

  /** The ids of the ledger entries of requests that have not ended. */
  static List<String> openEntries(InMemoryStore store) {
    List<String> ids = new ArrayList<>();
    new Audit(store).reservations("r/").values().forEach(row -> ids.add(row.text("entry")));
    return ids;
  }

  private void reservedIsAccountedFor() {
    Map<String, Long> expected = new HashMap<>();
    for (Value.Obj row : reservations("r/").values()) {
      Value.Arr keys = row.list("counters");
      for (int i = 0; i < keys.size(); i++) {
        expected.merge(((Value.Text) keys.get(i)).value(), row.integer("bound", 0), Long::sum);
      }
    }
    for (Value.Obj row : reservations("s/").values()) {
      for (Value.Obj tally : objects(row.list("tallies"))) {
        expected.merge(counterKey(tally), tally.integer("reserved", 0), Long::sum);
      }
    }
    counters().forEach((key, row) -> same(key + " reserved", expected.getOrDefault(key, 0L), row, "reserved"));
    expected.keySet().removeAll(counters().keySet());
    expected.values().removeIf(amount -> amount == 0);
    if (!expected.isEmpty()) {
      faults.add("reserved without a counter: " + expected);
    }
  }

  private void openRequestsAreCounted() {
    Map<String, Long> expected = new HashMap<>();
    reservations("r/").values().forEach(row -> expected.merge(row.text("grant"), 1L, Long::sum));
    store.dump("limits").forEach((key, row) -> {
      if (key.startsWith("pace/")) {
        same(key + " open", expected.getOrDefault(key.substring(5), 0L), row, "open");
      }
    });
  }

  private void limitsHold() {
    Map<String, Long> amounts = amounts();
    counters().forEach((key, row) -> {
      Long amount = amounts.get(key.startsWith("slice/") ? key : key.substring(0, key.lastIndexOf('/')));
      long sum = row.integer("settled", 0) + row.integer("reserved", 0);
      if (amount != null && sum > amount) {
        faults.add(key + ": settled + reserved is " + sum + ", the limit is " + amount);
      }
    });
  }

  private void noMarkedSecretInPlaintext() {
    for (String table : store.tableNames()) {
      store.dump(table).forEach((key, row) -> {
        if ((key + Values.readable(row)).contains(MARK)) {
          faults.add("a marked secret in plaintext: " + table + "/" + key);
        }
      });
    }
  }

  /** Limit id, or counter key of a part of a slice, to amount. */
  private Map<String, Long> amounts() {
    Map<String, Long> amounts = new HashMap<>();
    store.dump("grants").values().forEach(row -> {
      putAll(amounts, row.list("limits"));
      if (row.object("unpriced") != null) {
        putAll(amounts, row.object("unpriced").list("limits"));
      }
    });
    Value.Obj caps = store.dump("settings").get("caps");
    if (caps != null) {
      putAll(amounts, caps.list("wallet"));
      for (int i = 0; i < caps.object("providers").size(); i++) {
        putAll(amounts, (Value.Arr) caps.object("providers").valueAt(i));
      }
    }
    for (Value.Obj row : reservations("s/").values()) {
      for (Value.Obj entry : objects(row.object("slice").list("entries"))) {
        amounts.put("slice/" + row.object("slice").text("id") + "/" + counterKey(entry), entry.integer("amount", 0));
      }
    }
    return amounts;
  }

  private static void putAll(Map<String, Long> amounts, Value.Arr limits) {
    objects(limits).forEach(limit -> amounts.put(limit.text("id"), limit.integer("amount", 0)));
  }

  private static String counterKey(Value.Obj part) {
    return part.text("limit") + "/" + String.format("%016d", part.integer("from", 0));
  }

  private Map<String, Value.Obj> counters() {
    Map<String, Value.Obj> counters = new TreeMap<>(store.dump("limits"));
    counters.keySet().removeIf(key -> key.startsWith("pace/"));
    return counters;
  }

  private Map<String, Value.Obj> reservations(String prefix) {
    Map<String, Value.Obj> rows = new TreeMap<>(store.dump("reservations"));
    rows.keySet().removeIf(key -> !key.startsWith(prefix));
    return rows;
  }

  private void same(String what, long expected, Value.Obj row, String field) {
    long actual = row.integer(field, -1);
    if (actual != expected) {
      faults.add(what + " is " + actual + ", must be " + expected);
    }
  }

  private static List<Value.Obj> objects(Value.Arr list) {
    List<Value.Obj> objects = new ArrayList<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      objects.add((Value.Obj) list.get(i));
    }
    return objects;
  }
}
