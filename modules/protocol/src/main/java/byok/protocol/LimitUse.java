package byok.protocol;

import java.util.List;

/**
 * One limit of a grant in its present window.
 *
 * @param unit of the amounts: {@code usd}, {@code tokens} or {@code requests}
 * @param spent what counts in it, running requests at the most they can cost
 * @param remaining what may still be spent by itself, 0 to {@code limit}
 * @param resetsAt milliseconds since 1970-01-01 UTC, 0 where the window does not end
 */
public record LimitUse(String unit, Period per, double limit, double spent, double remaining, double resetsAt) {
  private static final List<String> UNITS = List.of("usd", "tokens", "requests");

  static LimitUse decode(Value value) {
    Fields fields = Fields.of(value, "limit");
    String unit = fields.word("unit");
    if (!Lists.contain(UNITS, unit)) {
      throw Fields.invalid("unit", "must be usd, tokens or requests");
    }
    return new LimitUse(
        unit,
        Period.decode(fields, "per"),
        fields.number("limit", 0, Fields.MAX_WHOLE),
        fields.number("spent", 0, Fields.MAX_WHOLE),
        fields.number("remaining", 0, Fields.MAX_WHOLE),
        fields.has("resetsAt") ? fields.whole("resetsAt", 0, Fields.MAX_WHOLE) : 0);
  }

  Value.Obj encode() {
    Value.Obj to = new Value.Obj().put("unit", unit).put("per", per.wire()).put("limit", limit);
    to.put("spent", spent).put("remaining", remaining);
    return resetsAt > 0 ? to.put("resetsAt", resetsAt) : to;
  }
}
