package byok.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * The budget an app asks for.
 *
 * @param usd above 0, at most 1 000 000
 */
public record BudgetProposal(double usd, Period per) {
  /** Its fields. */
  public static final String FIELDS = "usd per";

  public static BudgetProposal decode(Value value) {
    Fields fields = Fields.of(value, "budget").only(FIELDS);
    return new BudgetProposal(fields.usd("usd"), Period.decode(fields, "per"));
  }

  public Value.Obj encode() {
    return new Value.Obj().put("usd", usd).put("per", per.wire());
  }

  static List<BudgetProposal> decodeList(Value.Arr list) {
    List<BudgetProposal> budgets = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      budgets.add(decode(list.get(i)));
    }
    return budgets;
  }

  static Value.Arr encodeList(List<BudgetProposal> budgets) {
    Value.Arr list = new Value.Arr();
    budgets.forEach(budget -> list.add(budget.encode()));
    return list;
  }
}
