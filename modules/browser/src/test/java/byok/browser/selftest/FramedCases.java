package byok.browser.selftest;

import static byok.browser.selftest.Tap.isTrue;
import static byok.browser.selftest.Tap.same;

import byok.browser.platform.Ancestors;
import byok.browser.platform.Channel;
import byok.browser.platform.Frames;
import byok.browser.platform.Gate;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.StorageAccess;
import byok.browser.platform.WebLocks;
import byok.protocol.Value;
import java.util.List;
import org.teavm.jso.JSObject;

/** Inside a hidden frame of another site: what the bridge is. */
final class FramedCases {
  private final JSObject source;
  private final String origin;

  /** @param source the window a message came from */
  FramedCases(JSObject source, String origin) {
    this.source = source;
    this.origin = origin;
  }

  void run(Tap tap) {
    tap.test("framed_ancestor_isTheApp", () -> same(List.of(origin), Ancestors.origins()));
    tap.test("framed_oneAncestor", () -> isTrue("1", Ancestors.count() == 1));
    tap.test("framed_parent_isKnown", () -> isTrue("parent", Ancestors.isParent(source) && !Ancestors.isParent(null)));
    tap.test("framed_hasNoOpener", () -> same(null, Frames.inOpener("/framed")));
    JSObject handle = StorageAccess.tryHandle();
    tap.test("framed_storageAccess_" + (handle == null ? "isNotGiven" : "isGiven"), () -> storage(handle));
    tap.test("framed_ownStore_works", () -> store(IndexedDbStore.ownFactory()));
  }

  private static void storage(JSObject handle) {
    if (handle == null) {
      return;
    }
    store(StorageAccess.indexedDb(handle));
    Runnable release = WebLocks.of(handle).holdWhileAlive("framed");
    isTrue("held", WebLocks.of(handle).heldNames().contains("framed"));
    release.run();
    Channel one = Channel.of(handle, "framed");
    Channel two = Channel.of(handle, "framed");
    Gate heard = new Gate();
    two.onMessage((message, raw) -> heard.open());
    one.post(Value.NULL);
    heard.await();
    one.close();
    two.close();
  }

  private static void store(JSObject factory) {
    IndexedDbStore store = IndexedDbStore.open(factory, "framed", 1, List.of("a"));
    store.write(List.of("a"), true, tx -> {
      tx.put("a", "k", new Value.Obj().put("v", "x"));
      return null;
    });
    same("x", store.read(List.of("a"), tx -> tx.get("a", "k")).text("v"));
    store.close();
  }
}
