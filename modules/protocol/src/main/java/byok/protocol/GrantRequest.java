package byok.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Payload of {@code requestGrant}: what an app proposes. The owner may change every part of it.
 *
 * @param requestId chosen by the app, names the pending request
 * @param appName 1 to 80 characters
 * @param capabilities 1 or more
 * @param models 1 to 64 patterns of 1 to 200 printable ASCII characters, or empty where the app asks for none in
 *     particular
 * @param budget {@code null} where not proposed
 * @param budgets further ones, up to 5; empty where not proposed
 * @param maxUsdPerRequest 0 where not proposed
 * @param expiresInMillis 60 000 (a minute) to 315 360 000 000 (ten years), 0 where not proposed
 * @param requestsPerMinute 1 to 1 000, 0 where not proposed
 * @param tokensPerMinute 1 to 1 000 000 000, 0 where not proposed
 * @param requestsAtOnce 1 to 1 000, 0 where not proposed
 * @param localOnly whether only what runs on the owner's computer is to answer
 * @param strict whether no key and no part of a budget is to leave the wallet for this app
 * @param purpose 1 to 300 characters, or {@code null}
 */
public record GrantRequest(
    String requestId,
    String appName,
    List<Capability> capabilities,
    List<String> models,
    BudgetProposal budget,
    List<BudgetProposal> budgets,
    double maxUsdPerRequest,
    double expiresInMillis,
    int requestsPerMinute,
    double tokensPerMinute,
    int requestsAtOnce,
    boolean localOnly,
    boolean strict,
    String purpose) {
  /** What an app may propose. */
  public static final String PROPOSED =
      "capabilities models budget budgets maxUsdPerRequest expiresInMillis requestsPerMinute tokensPerMinute"
          + " requestsAtOnce localOnly strict purpose";

  private static final int MOST_BUDGETS = 5;

  /** Every budget that is proposed, in the order given. */
  public List<BudgetProposal> allBudgets() {
    List<BudgetProposal> all = new ArrayList<>();
    if (budget != null) {
      all.add(budget);
    }
    all.addAll(budgets);
    return all;
  }

  /** Unknown fields are refused: a limit that goes unheard would be authority that the app did not ask for. */
  public static GrantRequest decode(Value value) {
    Fields fields = Fields.of(value, "requestGrant").only("requestId appName " + PROPOSED);
    return new GrantRequest(
        fields.id("requestId"),
        fields.text("appName", 80),
        Capability.decodeList(fields, "capabilities"),
        Models.decodeOptional(fields),
        fields.has("budget") ? BudgetProposal.decode(fields.object("budget")) : null,
        fields.has("budgets") ? BudgetProposal.decodeList(fields.list("budgets", MOST_BUDGETS)) : List.of(),
        fields.has("maxUsdPerRequest") ? fields.usd("maxUsdPerRequest") : 0,
        fields.has("expiresInMillis") ? fields.whole("expiresInMillis", 60_000, 315_360_000_000.0) : 0,
        fields.has("requestsPerMinute") ? (int) fields.whole("requestsPerMinute", 1, 1_000) : 0,
        fields.has("tokensPerMinute") ? fields.whole("tokensPerMinute", 1, 1e9) : 0,
        fields.has("requestsAtOnce") ? (int) fields.whole("requestsAtOnce", 1, 1_000) : 0,
        fields.has("localOnly") && fields.flag("localOnly"),
        fields.has("strict") && fields.flag("strict"),
        fields.optionalText("purpose", 300));
  }

  public Value.Obj encode() {
    Value.Obj to = new Value.Obj().put("requestId", requestId).put("appName", appName);
    to.put("capabilities", Capability.encodeList(capabilities));
    Models.encode(models, to);
    if (budget != null) {
      to.put("budget", budget.encode());
    }
    if (!budgets.isEmpty()) {
      to.put("budgets", BudgetProposal.encodeList(budgets));
    }
    putGiven(to, "maxUsdPerRequest", maxUsdPerRequest);
    putGiven(to, "expiresInMillis", expiresInMillis);
    putGiven(to, "requestsPerMinute", requestsPerMinute);
    putGiven(to, "tokensPerMinute", tokensPerMinute);
    putGiven(to, "requestsAtOnce", requestsAtOnce);
    if (localOnly) {
      to.put("localOnly", true);
    }
    if (strict) {
      to.put("strict", true);
    }
    return to.put("purpose", purpose);
  }

  private static void putGiven(Value.Obj to, String key, double number) {
    if (number > 0) {
      to.put(key, number);
    }
  }
}
