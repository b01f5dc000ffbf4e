package byok.core.budgets;

import byok.core.grants.NanoUsd;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/** The sentences and details of what the budget refuses. */
final class Refusals {
  private Refusals() {}

  /** More than an account has left: exhausted where not even the smallest useful request fits. */
  static ByokException overLimit(Account account, long leftNanoUsd, long neededNanoUsd, long floorNanoUsd) {
    String amounts =
        NanoUsd.text(leftNanoUsd) + " of the limit is left and this needs up to " + NanoUsd.text(neededNanoUsd) + ".";
    if (leftNanoUsd >= Math.max(1, floorNanoUsd)) {
      return tooExpensive(amounts, leftNanoUsd, neededNanoUsd);
    }
    Value.Obj details = new Value.Obj().put("limit", NanoUsd.toUsd(account.amountNanoUsd()));
    details.put("remainingUsd", NanoUsd.toUsd(leftNanoUsd));
    if (account.window().end() < Window.NEVER) {
      details.put("resetsAt", account.window().end());
    }
    details.put("unit", "usd");
    return new ByokException(ErrorCode.BUDGET_EXHAUSTED, exhausted(leftNanoUsd) + amounts, details);
  }

  /** Something may be left, only not enough for any useful request. */
  private static String exhausted(long left) {
    return left == 0 ? "The budget is used up: " : "The budget is nearly used up: ";
  }

  /** The partition's part is used up, the owner's limit is not. */
  static ByokException sliceSpent(long neededNanoUsd) {
    Value.Obj details = new Value.Obj().put("actual", NanoUsd.toUsd(neededNanoUsd)).put("unit", "usd");
    return new ByokException(
        ErrorCode.SESSION_LAPSED, "This session's part of the budget is used up; one click brings the next.", details);
  }

  /** The same for a request of a model without a price. */
  static ByokException overUnpriced(Unpriced.Unit unit, Account account, long left, long needed, long floor) {
    String amounts = left + " " + unit.wire() + " of the limit for models without a price are left"
        + " and this needs up to " + needed + ".";
    Value.Obj details = new Value.Obj().put("unit", unit.wire());
    if (left >= Math.max(1, floor)) {
      return new ByokException(
          ErrorCode.REQUEST_TOO_EXPENSIVE, amounts, details.put("limit", left).put("actual", needed));
    }
    details.put("limit", account.amountNanoUsd());
    if (account.window().end() < Window.NEVER) {
      details.put("resetsAt", account.window().end());
    }
    return new ByokException(ErrorCode.BUDGET_EXHAUSTED, exhausted(left) + amounts, details);
  }

  static ByokException unpriced() {
    return new ByokException(
        ErrorCode.UNPRICED_MODEL, "The price of this model is not known, so no money limit holds.");
  }

  static ByokException notLocal() {
    return new ByokException(
        ErrorCode.MODEL_NOT_ALLOWED,
        "This grant covers only models on the owner's computer.",
        new Value.Obj().put("hint", "Ask for a model that the owner's own computer serves."));
  }

  static ByokException pausedAll() {
    return pausedAll(ErrorCode.GRANT_REVOKED);
  }

  static ByokException notRenewed() {
    return pausedAll(ErrorCode.SESSION_LAPSED);
  }

  private static ByokException pausedAll(ErrorCode code) {
    String hint = "The grant stands; the owner lets apps go on in the wallet.";
    return new ByokException(code, "The owner paused all apps.", new Value.Obj().put("hint", hint));
  }

  static ByokException noBudget() {
    return new ByokException(ErrorCode.BUDGET_EXHAUSTED, "This grant has no budget, so nothing that costs money runs.");
  }

  static ByokException overCeiling(long ceilingNanoUsd, long neededNanoUsd) {
    String needed = " and this needs up to " + NanoUsd.text(neededNanoUsd) + ".";
    return tooExpensive("One request may cost " + NanoUsd.text(ceilingNanoUsd) + needed, ceilingNanoUsd, neededNanoUsd);
  }

  private static ByokException tooExpensive(String sentence, long affordableNanoUsd, long neededNanoUsd) {
    Value.Obj details = new Value.Obj().put("limit", NanoUsd.toUsd(affordableNanoUsd));
    details.put("actual", NanoUsd.toUsd(neededNanoUsd)).put("unit", "usd");
    return new ByokException(ErrorCode.REQUEST_TOO_EXPENSIVE, sentence, details);
  }

  static ByokException rate(int perMinute, double retryAfterMillis) {
    return limited("At most " + perMinute + " requests a minute.", perMinute, "minute", retryAfterMillis);
  }

  static ByokException atOnce(int most, double retryAfterMillis) {
    return limited("At most " + most + " requests at once.", most, null, retryAfterMillis);
  }

  static ByokException tokens(long perMinute, long needed, double retryAfterMillis) {
    Value.Obj details = new Value.Obj().put("limit", perMinute).put("actual", needed).put("unit", "tokens");
    details.put("per", "minute").put("retryAfterMillis", Math.max(1, retryAfterMillis));
    return new ByokException(ErrorCode.RATE_LIMITED, "At most " + perMinute + " tokens a minute.", details);
  }

  /** More than a whole minute may take: waiting does not help. */
  static ByokException tooManyTokens(long perMinute, long needed) {
    Value.Obj details = new Value.Obj().put("limit", perMinute).put("actual", needed).put("unit", "tokens");
    String sentence = "This needs up to " + needed + " tokens, and a minute may take " + perMinute + ".";
    return new ByokException(ErrorCode.REQUEST_TOO_EXPENSIVE, sentence, details.put("per", "minute"));
  }

  static ByokException ended() {
    return new ByokException(ErrorCode.ABORTED, "This request was ended before it was sent.");
  }

  static ByokException locked() {
    return new ByokException(ErrorCode.LOCKED, "The owner locked the wallet before this request was sent.");
  }

  static ByokException renewed() {
    return new ByokException(ErrorCode.SESSION_LAPSED, "The session was renewed before this request was sent.");
  }

  static ByokException notAnAmount() {
    return new ByokException(ErrorCode.INTERNAL, "The price of this request is out of range.");
  }

  /** @param per {@code null} where the limit has no window */
  private static ByokException limited(String sentence, int limit, String per, double retryAfterMillis) {
    Value.Obj details = new Value.Obj().put("limit", limit).put("unit", "requests");
    details.put("per", per).put("retryAfterMillis", Math.max(1, retryAfterMillis));
    return new ByokException(ErrorCode.RATE_LIMITED, sentence, details);
  }
}
