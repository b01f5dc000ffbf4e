package byok.wallet.dashboard;

import byok.browser.platform.Page;
import byok.core.providers.Browser;
import byok.core.providers.ProviderEntry;
import byok.wallet.pages.keys.GettingWords;
import byok.wallet.pages.keys.KeyCheck;

/** What an owner is told of providers that a browser may not be allowed to call. */
final class Reach {
  private static final String GATEWAY = "a gateway of yours can stand in: add it as a custom endpoint.";

  private Reach() {}

  /** What to know before a key is added; {@code null} for nothing. */
  static String note(ProviderEntry entry) {
    if (entry.reach() != null) {
      return entry.reach() + " The wallet’s address is " + Page.origin() + ".";
    }
    return switch (entry.browser()) {
      case UNKNOWN -> "It is not known whether " + entry.name() + " lets a browser call it. If it does not, " + GATEWAY;
      case NO -> entry.name() + " does not let a browser call it; " + GATEWAY;
      default -> null;
    };
  }

  /** What to know before leaving for a provider's page; empty where it comes back to addresses like the wallet's. */
  static String comingBack(ProviderEntry entry) {
    String wallet = Page.origin();
    boolean local = isAt(wallet, "http://localhost") || isAt(wallet, "http://127.0.0.1");
    return local || wallet.startsWith("https://") ? "" : GettingWords.unusualAddress(entry.name(), wallet);
  }

  private static boolean isAt(String origin, String host) {
    return origin.equals(host) || origin.startsWith(host + ":");
  }

  /** What to say where the browser was told to keep the wallet from this computer. */
  static KeyCheck keptFromComputer(ProviderEntry entry) {
    return new KeyCheck.Refused(
        "The browser does not let the wallet reach " + entry.name() + " on this computer.",
        "Open the settings of this site beside the address, allow apps on this device or the local network, and check"
            + " again. Each app is asked once more, by its own name.");
  }

  /** What to do when no answer came. */
  static String advice(ProviderEntry entry) {
    String note = note(entry);
    boolean asked = entry.browser() == Browser.SET;
    return note == null
        ? "Look at your connection and the address, then try again."
        : (asked ? "Look at the address and whether it runs. " : "Look at your connection. ") + note;
  }
}
