package byok.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Store;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Store} does. */
public abstract class StoreContract {
  private static final List<String> KEYS = List.of("keys");
  private static final List<String> BOTH = List.of("keys", "grants");

  /** A new, empty store of the vault's schema. */
  protected abstract Store newStore();

  @Test
  void get_ofNothing_isNull() {
    assertNull(get(newStore(), "a"));
  }

  @Test
  void put_replacesAndDeleteRemoves() {
    Store store = newStore();
    put(store, "a", 1);
    put(store, "a", 2);
    assertEquals(2, get(store, "a").integer("n", 0));
    delete(store, "a");
    delete(store, "a");
    assertNull(get(store, "a"));
  }

  @Test
  void rows_keepBytesTextsNestingAndLargeNumbers() {
    Store store = newStore();
    Value.Obj row = new Value.Obj().put("bytes", new Value.Bytes(new byte[] {0, -1, 7})).put("text", "ü€\u0000😀");
    row.put("list", new Value.Arr().add("x").add(Value.NULL)).put("big", (double) (1L << 53)).put("yes", true);
    store.write(KEYS, true, tx -> {
      tx.put("keys", "a", row);
      return null;
    });
    Value.Obj found = get(store, "a");
    assertArrayEquals(new byte[] {0, -1, 7}, ((Value.Bytes) found.get("bytes")).value());
    assertEquals("ü€\u0000😀", found.text("text"));
    assertEquals(2, found.list("list").size());
    assertEquals(1L << 53, found.integer("big", 0));
    assertEquals(true, found.isTrue("yes"));
  }

  @Test
  void whatIsRead_isACopy() {
    Store store = newStore();
    put(store, "a", 1);
    get(store, "a").put("n", 9);
    assertEquals(1, get(store, "a").integer("n", 0));
  }

  @Test
  void list_isOrderedByCodeUnit_andCutAtThePrefix() {
    Store store = newStore();
    for (String key : List.of("b/2", "a", "b/10", "b", "c", "b/\uffff", "B/1", "b0")) {
      put(store, key, 1);
    }
    assertEquals(List.of("b/10", "b/2", "b/\uffff"), keys(store, "b/"));
    assertEquals(List.of("B/1", "a", "b", "b/10", "b/2", "b/\uffff", "b0", "c"), keys(store, ""));
    assertEquals(List.of(), keys(store, "d"));
  }

  @Test
  void last_comesFromTheEnd() {
    Store store = newStore();
    for (String key : List.of("1", "2", "3")) {
      put(store, key, 1);
    }
    List<Store.Row> last = store.read(KEYS, tx -> tx.last("keys", 2));
    assertEquals(List.of("3", "2"), last.stream().map(Store.Row::key).toList());
    assertEquals(3, store.<Integer>read(KEYS, tx -> tx.last("keys", 10).size()));
  }

  @Test
  void anException_rollsEverythingBack() {
    Store store = newStore();
    put(store, "a", 1);
    assertThrows(IllegalStateException.class, () -> store.write(BOTH, false, tx -> {
      tx.put("keys", "a", new Value.Obj().put("n", 2));
      tx.put("grants", "b", new Value.Obj());
      tx.delete("keys", "a");
      throw new IllegalStateException("no");
    }));
    assertEquals(1, get(store, "a").integer("n", 0));
    assertEquals(0, store.<Integer>read(BOTH, tx -> tx.list("grants", "").size()));
  }

  @Test
  void aTransaction_seesItsOwnWrites() {
    Store store = newStore();
    put(store, "gone", 1);
    List<String> seen = store.write(KEYS, false, tx -> {
      tx.put("keys", "new", new Value.Obj().put("n", 5));
      tx.delete("keys", "gone");
      assertEquals(5, tx.get("keys", "new").integer("n", 0));
      return tx.list("keys", "").stream().map(Store.Row::key).toList();
    });
    assertEquals(List.of("new"), seen);
  }

  /** However often the platform has to run the work. */
  @Test
  void work_takesEffectOnce() {
    Store store = newStore();
    put(store, "a/1", 1);
    put(store, "b", 5);
    int left = store.write(KEYS, false, tx -> {
      tx.put("keys", "a/2", tx.get("keys", "b"));
      tx.put("keys", "b", new Value.Obj().put("n", tx.get("keys", "b").integer("n", 0) + 1));
      tx.delete("keys", "a/1");
      return tx.list("keys", "a/").size() + (tx.get("keys", "none") == null ? 0 : 100);
    });
    assertEquals(1, left);
    assertEquals(List.of("a/2", "b"), keys(store, ""));
    assertEquals(5, get(store, "a/2").integer("n", 0));
    assertEquals(6, get(store, "b").integer("n", 0));
  }

  /** A long list of single rows must not make the work run once for each. */
  @Test
  void prefetchedRows_comeAtOnce() {
    Store store = newStore();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      keys.add("k" + i);
    }
    put(store, "k7", 7);
    int[] runs = new int[1];
    int found = store.write(KEYS, false, tx -> {
      runs[0]++;
      tx.prefetch("keys", keys);
      int count = 0;
      for (String key : keys) {
        count += tx.get("keys", key) == null ? 0 : 1;
      }
      return count;
    });
    assertEquals(1, found);
    assertTrue(runs[0] <= 2, runs[0] + " runs");
  }

  @Test
  void aList_seesWhatTheTransactionWrote() {
    Store store = newStore();
    put(store, "a/1", 1);
    put(store, "a/3", 3);
    List<String> seen = store.write(KEYS, false, tx -> {
      tx.list("keys", "a/");
      tx.put("keys", "a/2", new Value.Obj());
      tx.put("keys", "b", new Value.Obj());
      tx.delete("keys", "a/3");
      return tx.list("keys", "a/").stream().map(Store.Row::key).toList();
    });
    assertEquals(List.of("a/1", "a/2"), seen);
    assertEquals(List.of("a/1", "a/2", "b"), keys(store, ""));
  }

  @Test
  void manyAtOnce_loseNoUpdate() throws InterruptedException {
    Store store = newStore();
    put(store, "a", 0);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(new Thread(() -> increment(store, 25)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(200, get(store, "a").integer("n", 0));
  }

  private static void increment(Store store, int times) {
    for (int i = 0; i < times; i++) {
      store.write(KEYS, false, tx -> {
        Value.Obj row = tx.get("keys", "a");
        tx.put("keys", "a", row.put("n", row.integer("n", 0) + 1));
        return null;
      });
    }
  }

  private static void put(Store store, String key, double number) {
    store.write(KEYS, false, tx -> {
      tx.put("keys", key, new Value.Obj().put("n", number));
      return null;
    });
  }

  private static void delete(Store store, String key) {
    store.write(KEYS, false, tx -> {
      tx.delete("keys", key);
      return null;
    });
  }

  private static Value.Obj get(Store store, String key) {
    return store.read(KEYS, tx -> tx.get("keys", key));
  }

  private static List<String> keys(Store store, String prefix) {
    return store.read(KEYS, tx -> tx.list("keys", prefix)).stream().map(Store.Row::key).toList();
  }
}
