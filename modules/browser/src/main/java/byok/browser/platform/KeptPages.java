package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** What this origin keeps of itself for times without a network ({@code apps/wallet/offline}). */
public final class KeptPages {
  private KeptPages() {}

  /** Ends the service worker and deletes what it kept; waits for that. Where there is none, nothing happens. */
  public static void forget() {
    Promises.settled(forgotten());
  }

  @JSBody(script = """
      return Promise.resolve(navigator.serviceWorker && navigator.serviceWorker.getRegistrations()).then(function(all) {
        return Promise.all((all || []).map(function(one) { return one.unregister(); }));
      }).then(function() {
        return self.caches ? caches.keys() : [];
      }).then(function(names) {
        return Promise.all(names.map(function(name) { return caches.delete(name); }));
      });""")
  private static native JSObject forgotten();
}
