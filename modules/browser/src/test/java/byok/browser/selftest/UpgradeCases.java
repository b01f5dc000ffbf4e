package byok.browser.selftest;

import static byok.browser.selftest.Tap.refused;
import static byok.browser.selftest.Tap.same;

import byok.browser.platform.IndexedDbStore;
import byok.core.port.Store;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/** A wallet of an earlier version is opened by a later one, also while a tab of the earlier one is open. */
final class UpgradeCases {
  private static final String NAME = "selftest-upgrade";

  void run(Tap tap) {
    tap.test("upgrade_addsTables_andKeepsAllRows", this::upgrade);
  }

  private void upgrade() {
    Store earlier = open(1, List.of("a"));
    put(earlier, "a", 7);
    Store later = open(2, List.of("a", "b"));
    same(7L, number(later, "a"));
    put(later, "b", 8);
    same(8L, number(later, "b"));
    refused(ErrorCode.STORAGE_UNAVAILABLE, () -> put(earlier, "a", 9));
    refused(ErrorCode.STORAGE_UNAVAILABLE, () -> open(1, List.of("a")));
    same(7L, number(later, "a"));
  }

  private static Store open(int version, List<String> tables) {
    return IndexedDbStore.open(IndexedDbStore.ownFactory(), NAME, version, tables);
  }

  private static void put(Store store, String table, long number) {
    store.write(List.of(table), true, tx -> {
      tx.put(table, "row", new Value.Obj().put("n", number));
      return null;
    });
  }

  private static long number(Store store, String table) {
    return store.read(List.of(table), tx -> tx.get(table, "row").integer("n", 0));
  }
}
