package byok.core.audit;

import byok.core.port.Json;
import byok.protocol.Value;
import java.util.List;

/** The log as a file for the owner. */
public final class AuditExport {
  private static final List<String> COLUMNS = List.of(
      "n", "at", "what", "origin", "app", "grant", "provider", "model", "input", "output", "cost", "outcome", "detail",
      "prev", "hash");

  private AuditExport() {}

  /** JSON Lines: an object for each entry, its members in the order that their hash is taken over. */
  public static String jsonLines(List<AuditEntry> entries, Json json) {
    StringBuilder lines = new StringBuilder();
    for (AuditEntry entry : entries) {
      lines.append(json.print(entry.content())).append('\n');
    }
    return lines.toString();
  }

  /** Comma-separated values (RFC 4180) under a line of names; cost in nano-USD. */
  public static String csv(List<AuditEntry> entries) {
    StringBuilder lines = new StringBuilder("time");
    COLUMNS.forEach(column -> lines.append(',').append(column));
    for (AuditEntry entry : entries) {
      lines.append("\r\n").append(Utc.text(entry.atMillis()));
      COLUMNS.forEach(column -> lines.append(',').append(cell(entry.content().get(column))));
    }
    return lines.append("\r\n").toString();
  }

  private static String cell(Value value) {
    if (value instanceof Value.Num number) {
      return Long.toString((long) number.value());
    }
    return value instanceof Value.Text text ? quoted(harmless(text.value())) : "";
  }

  /** With an apostrophe before what a spreadsheet would take for a formula. */
  static String harmless(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
