package byok.browser.selftest;

import byok.browser.messaging.WireForm;
import byok.browser.platform.IndexedDbStore;
import byok.browser.platform.MemoryStore;
import byok.browser.platform.WebJson;
import byok.core.port.Store;
import byok.rpc.VectorKinds;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** The platform part of the module, run inside a real browser. */
public final class SelfTest {
  private SelfTest() {}

  /** The SDK's codec, which goes without a {@code Value} between. */
  @JSExport
  public static JSObject wireCapture(JSObject any) {
    return WireForm.capture(any);
  }

  @JSExport
  public static JSObject wireRevive(JSObject wire) {
    return WireForm.revive(wire);
  }

  /** One case of protocol/vectors: what it is written as again, or {@code {refused: code}}. Both texts are JSON. */
  @JSExport
  public static String vector(String kind, String text) {
    WebJson json = new WebJson();
    return json.print(VectorKinds.outcome(kind, json.parse(text)));
  }

  /** What a frame of the wallet in another site's page sees around it. */
  @JSExport
  public static JSPromise<JSString> framed(JSObject source, String origin) {
    return JSPromise.callAsync(() -> {
      Tap tap = new Tap();
      new FramedCases(source, origin).run(tap);
      return JSString.valueOf(tap.lines());
    });
  }

  /** What a window of the wallet finds that such a page opened. */
  @JSExport
  public static JSPromise<JSString> opened(String origin) {
    return JSPromise.callAsync(() -> {
      Tap tap = new Tap();
      new OpenedCases(origin).run(tap);
      return JSString.valueOf(tap.lines());
    });
  }

  /** Where the browser plays an authenticator. */
  @JSExport
  public static JSPromise<JSString> passkeys() {
    return JSPromise.callAsync(() -> {
      Tap tap = new Tap();
      new PasskeyCases().run(tap);
      return JSString.valueOf(tap.lines());
    });
  }

  /**
   * Runs everything; resolves to one line a case.
   *
   * @param upstream origin of the test upstream
   */
  @JSExport
  public static JSPromise<JSString> run(String upstream) {
    return JSPromise.callAsync(() -> {
      Tap tap = new Tap();
      new StoreCases("memory", new MemoryStore()).run(tap);
      Store store = IndexedDbStore.open(IndexedDbStore.ownFactory(), "selftest", 1, List.of("a", "b"));
      new StoreCases("indexedDb", store).run(tap);
      new UpgradeCases().run(tap);
      new CryptoCases().run(tap);
      new Argon2Cases().run(tap);
      new CalendarCases().run(tap);
      new WindowCases().run(tap);
      new WeightsCases(upstream).run(tap);
      HttpCases http = new HttpCases(upstream);
      http.run(tap);
      http.runPolicy(tap);
      return JSString.valueOf(tap.lines());
    });
  }
}
