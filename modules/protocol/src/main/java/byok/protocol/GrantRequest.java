package byok.protocol;

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
 * @param maxUsdPerRequest 0 where not proposed
 * @param expiresInMillis 60 000 (a minute) to 315 360 000 000 (ten years), 0 where not proposed
 * @param requestsPerMinute 1 to 1 000, 0 where not proposed
 * @param purpose 1 to 300 characters, or {@code null}
 */
public record GrantRequest(
    String requestId,
    String appName,
    List<Capability> capabilities,
    List<String> models,
    BudgetProposal budget,
    double maxUsdPerRequest,
    double expiresInMillis,
    int requestsPerMinute,
    String purpose) {

  public static GrantRequest decode(Value value) {
    Fields fields = Fields.of(value, "requestGrant");
    return new GrantRequest(
        fields.id("requestId"),
        fields.text("appName", 80),
        Capability.decodeList(fields, "capabilities"),
        Models.decodeOptional(fields),
        fields.has("budget") ? BudgetProposal.decode(fields.object("budget")) : null,
        fields.has("maxUsdPerRequest") ? fields.usd("maxUsdPerRequest") : 0,
        fields.has("expiresInMillis") ? fields.whole("expiresInMillis", 60_000, 315_360_000_000.0) : 0,
        fields.has("requestsPerMinute") ? (int) fields.whole("requestsPerMinute", 1, 1_000) : 0,
        fields.optionalText("purpose", 300));
  }

  public Value.Obj encode() {
    Value.Obj to = new Value.Obj().put("requestId", requestId).put("appName", appName);
    to.put("capabilities", Capability.encodeList(capabilities));
    Models.encode(models, to);
    if (budget != null) {
      to.put("budget", budget.encode());
    }
    putGiven(to, "maxUsdPerRequest", maxUsdPerRequest);
    putGiven(to, "expiresInMillis", expiresInMillis);
    putGiven(to, "requestsPerMinute", requestsPerMinute);
    return to.put("purpose", purpose);
  }

  private static void putGiven(Value.Obj to, String key, double number) {
    if (number > 0) {
      to.put(key, number);
    }
  }
}
