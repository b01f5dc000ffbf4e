package byok.browser.selftest;

import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.MemoryStore;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** The platform part of the module, run inside a real browser. */
public final class SelfTest {
  private SelfTest() {}

  /** Runs everything; resolves to one line a case. */
  @JSExport
  public static JSPromise<JSString> run() {
    return JSPromise.callAsync(() -> {
      Tap tap = new Tap();
      JSObject own = IndexedDbStore.ownFactory();
      new StoreCases("memory", new MemoryStore()).run(tap);
      new StoreCases("indexedDb", IndexedDbStore.open(own, "selftest", 1, List.of("a", "b"))).run(tap);
      return JSString.valueOf(tap.lines());
    });
  }
}
