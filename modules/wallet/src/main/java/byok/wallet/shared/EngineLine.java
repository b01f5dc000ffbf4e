package byok.wallet.shared;

import byok.browser.platform.WebLocks;
import byok.core.port.Http;

/**
 * The line before the engine of this browser, over all apps: one request runs, the others wait in the order they came,
 * of each app one. What else an app asks for waits in a line of its own before that one, and takes nobody's turn.
 *
 * @param running 0 or 1
 * @param waiting in both kinds of line
 * @param app whose request runs, by the name that it waited under; empty where that is not known
 */
public record EngineLine(int running, int waiting, String app) {
  /** The lock that the request whose turn it is holds. */
  private static final String LOCK = "byok-engine";

  /** Empty where the browser does not say it. */
  public static EngineLine now() {
    return of(WebLocks.own());
  }

  public static EngineLine of(WebLocks locks) {
    WebLocks.Line line = locks.line(LOCK);
    return line == null ? new EngineLine(0, 0, "") : new EngineLine(line.held(), line.waiting(), line.from());
  }

  /**
   * Waits for an app's turn and takes it; the result ends it and is safe to run twice. Null where it was cancelled.
   *
   * @param app its {@link byok.core.vault.OriginTags tag}
   */
  public static Runnable take(WebLocks locks, String app, Http.Cancel cancel) {
    Runnable first = locks.take(LOCK + '-' + app, cancel);
    Runnable turn = first == null ? null : locks.take(LOCK, cancel);
    if (first != null && turn == null) {
      first.run();
    }
    return turn == null ? null : () -> {
      turn.run();
      first.run();
    };
  }
}
