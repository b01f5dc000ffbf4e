package byok.ui;

import static byok.ui.El.el;
import static byok.ui.El.span;
import static byok.ui.El.words;

import java.util.Set;

/**
 * The browser's answer to "who is asking". The part that somebody registered is bold, what stands before it quiet;
 * lines break at dots, and nothing is cut off.
 */
public final class OriginPlate {
  /**
   * Names under which strangers get subdomains; a guess that is too short for others only makes more of the name bold.
   */
  private static final Set<String> SHARED = Set.of(
      "github.io", "gitlab.io", "netlify.app", "vercel.app", "pages.dev", "workers.dev", "web.app", "firebaseapp.com",
      "herokuapp.com", "onrender.com", "fly.dev", "glitch.me", "replit.app", "surge.sh", "codesandbox.io");

  private OriginPlate() {}

  /** Draws {@code origin} (scheme, host, port as the browser gives them); {@code classes} set its size. */
  public static El draw(String origin, String classes) {
    int host = origin.indexOf("://") + 3;
    if (host < 3) {
      return span("origin", origin);
    }
    int bold = host + quietLength(hostOf(origin));
    El plate = span("origin", span("scheme", origin.substring(0, host)));
    Dom.addClasses(plate.element(), classes);
    quiet(plate, origin.substring(host, bold));
    return dotted(plate, origin.substring(bold));
  }

  /** Host and port alone, for lists. */
  public static String shortName(String origin) {
    return origin.substring(origin.indexOf("://") < 0 ? 0 : origin.indexOf("://") + 3);
  }

  private static void quiet(El plate, String subdomains) {
    if (!subdomains.isEmpty()) {
      plate.add(dotted(span(""), subdomains), el("wbr", ""));
    }
  }

  /** Adds {@code name} so that its lines may break after each dot. */
  private static El dotted(El whole, String name) {
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0 && dot < name.length() - 1; dot = name.indexOf('.', from)) {
      whole.add(words(name.substring(from, dot + 1)), el("wbr", ""));
      from = dot + 1;
    }
    return whole.text(name.substring(from));
  }

  private static String hostOf(String origin) {
    String host = shortName(origin);
    int port = host.lastIndexOf(':');
    return port < 0 || host.endsWith("]") ? host : host.substring(0, port);
  }

  /** How many leading characters of {@code host} somebody else than the registrant of the name may choose. */
  private static int quietLength(String host) {
    if (host.startsWith("[") || isDigit(host.charAt(host.length() - 1))) {
      return 0;
    }
    int last = host.lastIndexOf('.');
    int second = last <= 0 ? -1 : host.lastIndexOf('.', last - 1);
    if (second > 0 && isSuffix(host.substring(second + 1), last - second - 1)) {
      second = host.lastIndexOf('.', second - 1);
    }
    return second + 1;
  }

  private static boolean isSuffix(String lastTwo, int length) {
    return SHARED.contains(lastTwo) || length <= 3 && lastTwo.length() - length == 3;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
