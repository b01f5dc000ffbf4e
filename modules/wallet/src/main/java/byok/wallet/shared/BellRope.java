package byok.wallet.shared;

import byok.browser.platform.WebCookies;
import byok.core.port.Ports;
import byok.core.port.Store;
import byok.core.session.Bell;
import byok.core.session.BellBook;

/**
 * The bell as a cookie of the wallet's origin: the one thing that a page of the wallet can tell its frames in other
 * storage partitions, where the browser lets those see it.
 */
public final class BellRope {
  private static final String NAME = "byok-bell";
  private static final int MONTH_SECONDS = 30 * 86_400;

  private final BellBook book;

  public BellRope(Store store, Ports ports) {
    this.book = new BellBook(store, ports.clock(), ports.random());
  }

  /** Hangs the bell as it stands. What it says, or {@code null} where this browser keeps no cookies. */
  public Bell hang() {
    return hang(book.read());
  }

  /** Ends the sessions of a grant. */
  public void ring(String grantId) {
    hang(book.ring(grantId));
  }

  /** Makes the sessions of a grant renew themselves. */
  public void renew(String grantId) {
    hang(book.renew(grantId));
  }

  /** Ends all sessions. */
  public void ringAll() {
    hang(book.ringAll());
  }

  private static Bell hang(Bell bell) {
    WebCookies.set(NAME, bell.text(), MONTH_SECONDS);
    return hear() == null ? null : bell;
  }

  /** What this page hears; {@code null} where it hears nothing. */
  public static Bell hear() {
    return Bell.parse(WebCookies.get(NAME));
  }

  /** Runs {@code listener} on a green thread whenever it rings. */
  public static void onRing(Runnable listener) {
    WebCookies.onChange(NAME, listener);
  }
}
