package byok.core.backup;

import byok.core.keys.ProviderKey;
import byok.core.local.LocalKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What to revoke, and where, if the device is lost: readable by anyone, as text or as a page to print. Holds no secret,
 * only the last characters by which a provider's own list shows a key.
 */
public final class LossList {
  private static final String TITLE = "AI keys in my BYOK wallet";
  private static final String ABOUT = "If this device is lost or stolen, revoke these keys at their providers.";
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:60rem}"
          + "table{border-collapse:collapse;width:100%}"
          + "th,td{text-align:left;padding:.4rem .8rem .4rem 0;border-bottom:1px solid #bbb;vertical-align:top;"
          + "overflow-wrap:anywhere}";

  private final String day;
  private final List<String[]> lines = new ArrayList<>();

  /** @param day of its making, in words */
  public LossList(String day) {
    this.day = day;
  }

  /**
   * Adds a key; what stands for the models of this browser is none.
   *
   * @param provider its name
   * @param keyUrl where the provider revokes keys; empty where that is not known
   */
  public LossList add(ProviderKey key, String provider, String keyUrl) {
    if (LocalKey.is(key)) {
      return this;
    }
    String ending = key.ending().isEmpty() ? "not shown" : "…" + key.ending();
    String address = key.isCustom() ? key.baseUrl() : keyUrl;
    lines.add(new String[] {provider, ending, key.label(), address.isEmpty() ? "at the provider" : address});
    return this;
  }

  public String text() {
    StringBuilder text = new StringBuilder(TITLE).append(", ").append(day).append("\n\n").append(ABOUT).append('\n');
    for (String[] line : lines) {
      text.append("\n").append(line[0]).append("\n  key ends in: ").append(line[1]);
      text.append("\n  named: ").append(line[2]).append("\n  revoke at: ").append(line[3]).append('\n');
    }
    return text.toString();
  }

  /** A page without scripts or links to anything but the providers. */
  public String html() {
    StringBuilder html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>");
    html.append(TITLE).append("</title><style>").append(STYLE).append("</style><h1>").append(TITLE);
    html.append("</h1><p>").append(ABOUT).append(" Made on ").append(escaped(day));
    html.append(".</p><table><tr><th>Provider<th>Key ends in<th>Named<th>Revoke at</tr>");
    for (String[] line : lines) {
      html.append("<tr><td>").append(escaped(line[0])).append("<td>").append(escaped(line[1]));
      html.append("<td>").append(escaped(line[2])).append("<td>").append(address(line[3])).append("</tr>");
    }
    return html.append("</table></html>\n").toString();
  }

  private static String address(String where) {
    String text = escaped(where);
    boolean isLink = where.startsWith("https://") || where.startsWith("http://");
    return isLink ? "<a href=\"" + text + "\" rel=\"noreferrer\">" + text + "</a>" : text;
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '"' -> safe.append("&quot;");
        default -> safe.append(text.charAt(i));
      }
    }
    return safe.toString();
  }
}
