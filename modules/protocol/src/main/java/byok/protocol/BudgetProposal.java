package byok.protocol;

/**
 * The budget an app asks for.
 *
 * @param usd above 0, at most 1 000 000
 */
public record BudgetProposal(double usd, Period per) {
  public static BudgetProposal decode(Value value) {
    Fields fields = Fields.of(value, "budget");
    return new BudgetProposal(fields.usd("usd"), Period.decode(fields, "per"));
  }

  public Value.Obj encode() {
    return new Value.Obj().put("usd", usd).put("per", per.wire());
  }
}
