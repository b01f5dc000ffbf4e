package byok.protocol;

/**
 * A grant in a list: its record with what the owner recognises it by.
 *
 * @param appName what the app calls itself
 * @param budget the tightest one, or {@code null}
 * @param lastUsedAt milliseconds since 1970-01-01 UTC, 0 where it was never used
 */
public record GrantSummary(GrantRecord grant, String appName, BudgetState budget, double lastUsedAt) {
  public static GrantSummary decode(Value value) {
    Fields fields = Fields.of(value, "grant");
    return new GrantSummary(
        GrantRecord.decode(value),
        fields.text("appName", 80),
        fields.has("budget") ? BudgetState.decode(fields.object("budget")) : null,
        fields.has("lastUsedAt") ? fields.whole("lastUsedAt", 0, Fields.MAX_WHOLE) : 0);
  }

  public Value.Obj encode() {
    Value.Obj to = grant.encode().put("appName", appName);
    if (budget != null) {
      to.put("budget", budget.encode());
    }
    return lastUsedAt > 0 ? to.put("lastUsedAt", lastUsedAt) : to;
  }
}
