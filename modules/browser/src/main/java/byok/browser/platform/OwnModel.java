package byok.browser.platform;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The browser's own model, by the Prompt API (apps/wallet/local/own-model.ts). */
public final class OwnModel {
  private OwnModel() {}

  /** Hears which part of 1 is there; may not wait. */
  @JSFunctor
  public interface Watcher extends JSObject {
    void came(double part);
  }

  /**
   * What the browser says of it: {@code available}, {@code downloadable}, {@code downloading}, or {@code unavailable}.
   */
  public static String availability() {
    try {
      return text(Outcome.await(available()));
    } catch (JsFailure e) {
      return "unavailable";
    }
  }

  /** Lets the browser fetch it, which it does within a click only; false where it does not. */
  public static boolean fetch(Watcher watcher) {
    try {
      Outcome.await(fetched(watcher));
      return true;
    } catch (JsFailure e) {
      return false;
    }
  }

  /**
   * Has it answer at a port, as the page {@code /local} does; the port stays silent where its code cannot be loaded.
   */
  public static void serve(JSObject port) {
    try {
      Outcome.await(served(port));
    } catch (JsFailure e) {
      // The caller waits for the port's first word, and not for ever.
    }
  }

  @JSBody(script = """
      return typeof LanguageModel === 'undefined' ? Promise.resolve('unavailable') : new Promise(function(done) {
        done(LanguageModel.availability());
      });""")
  private static native JSObject available();

  @JSBody(params = "watcher", script = """
      return new Promise(function(done) {
        done(LanguageModel.create({monitor: function(monitor) {
          monitor.addEventListener('downloadprogress', function(event) { watcher(event.loaded / (event.total || 1)); });
        }}));
      }).then(function(session) { session.destroy(); });""")
  private static native JSObject fetched(Watcher watcher);

  @JSBody(params = "port", script = """
      return self.byokOwnModel().then(function(module) { module.answerAt(port); });""")
  private static native JSObject served(JSObject port);

  @JSBody(params = "value", script = "return String(value);")
  private static native String text(JSObject value);
}
