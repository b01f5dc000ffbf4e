package byok.core.pricing;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/**
 * How long an answer may be.
 *
 * @param tokens the limit to send, at least the floor
 * @param capped whether it is less than what the app asked for, or than it would have been with money enough
 */
public record OutputLimit(long tokens, boolean capped) {
  /** The limit where the app names none. */
  public static final long DEFAULT = 4096;

  /** Below this an answer is of no use. */
  public static final long FLOOR = 16;

  /**
   * What to ask for before the money is counted: the app's wish or the default, within what the model can do (0:
   * unknown).
   */
  public static long wish(long requested, long modelMax) {
    long wanted = requested > 0 ? requested : DEFAULT;
    return modelMax > 0 ? Math.min(wanted, modelMax) : wanted;
  }

  /**
   * @param requested what the request carries, positive
   * @param modelMax the model's maximum, or 0 where unknown
   * @param affordable what the money left pays for, from {@link Bound#affordableOutput}
   * @param floor the least that is of use for this request
   * @throws ByokException {@link ErrorCode#REQUEST_TOO_EXPENSIVE} where less than the floor is affordable
   */
  public static OutputLimit choose(long requested, long modelMax, long affordable, long floor) {
    long wanted = wish(requested, modelMax);
    long least = Math.min(Math.max(floor, 1), wanted);
    if (affordable < least) {
      throw new ByokException(
          ErrorCode.REQUEST_TOO_EXPENSIVE,
          "This request needs room for " + least + " output tokens, and the money left pays for "
              + Math.max(affordable, 0) + ".",
          new Value.Obj()
              .put("limit", (double) Math.max(affordable, 0))
              .put("actual", (double) least)
              .put("unit", "output tokens")
              .put("hint", "Send less input, choose a cheaper model, or ask the wallet's owner for a higher limit."));
    }
    long tokens = Math.min(wanted, affordable);
    return new OutputLimit(tokens, tokens < wanted || requested > wanted);
  }
}
