package byok.wallet.shared;

import byok.browser.platform.WebCookies;
import byok.core.mailbox.Slots;

/** The mailbox's slots as cookies, which end by themselves where nobody empties them. */
final class CookieSlots implements Slots {
  private static final int SECONDS = 60;

  @Override
  public String get(String name) {
    return WebCookies.get(name);
  }

  @Override
  public void put(String name, String text) {
    WebCookies.set(name, text, SECONDS);
  }

  @Override
  public void empty(String name) {
    WebCookies.set(name, "", 0);
  }
}
