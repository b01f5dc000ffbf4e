package byok.protocol;

/**
 * A budget as the app may see it.
 *
 * @param limitUsd 0 to 1 000 000
 * @param remainingUsd what may still be spent in the current period: 0 to {@code limitUsd}
 */
public record BudgetState(double limitUsd, double remainingUsd, Period per) {
  public static BudgetState decode(Value value) {
    Fields fields = Fields.of(value, "budget");
    double limit = fields.number("limitUsd", 0, 1_000_000);
    return new BudgetState(limit, fields.number("remainingUsd", 0, 1_000_000), Period.decode(fields, "per"));
  }

  public Value.Obj encode() {
    return new Value.Obj().put("limitUsd", limitUsd).put("remainingUsd", remainingUsd).put("per", per.wire());
  }
}
