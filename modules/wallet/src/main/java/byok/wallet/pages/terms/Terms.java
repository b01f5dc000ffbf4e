package byok.wallet.pages.terms;

import java.util.List;

/**
 * What an app may do, as proposed to the owner or chosen by the owner.
 *
 * @param limitNanoUsd the most it may spend {@code per} window; above 0
 * @param anyModel any model of the capabilities asked for; then {@code models} is empty
 * @param models ids or patterns
 * @param untilMillis when it ends, in milliseconds since 1970; 0 when only the owner ends it
 * @param requestNanoUsd the most for one request; null for no ceiling below the limit
 * @param requestsAMinute at least 1
 */
public record Terms(
    long limitNanoUsd,
    Per per,
    boolean anyModel,
    List<String> models,
    long untilMillis,
    Long requestNanoUsd,
    int requestsAMinute,
    Rare rare) {
  public Terms(
      long limitNanoUsd,
      Per per,
      boolean anyModel,
      List<String> models,
      long untilMillis,
      Long requestNanoUsd,
      int requestsAMinute) {
    this(limitNanoUsd, per, anyModel, models, untilMillis, requestNanoUsd, requestsAMinute, Rare.NONE);
  }
}
