package byok.core.request;

import byok.core.budgets.Amount;
import byok.core.pricing.Cost;
import byok.core.pricing.Price;
import byok.core.pricing.Usage;

/**
 * What one request cost.
 *
 * @param tokens what it counts where tokens are limited
 * @param estimated our own count or the bound, because the provider reported nothing
 */
record Charge(long nanoUsd, long inputTokens, long outputTokens, long tokens, boolean estimated) {
  static final Charge NOTHING = new Charge(0, 0, 0, 0, false);

  static Charge of(Usage usage, Price price) {
    long tokens = usage.totalInput() + usage.output();
    return new Charge(Cost.of(usage, price), usage.totalInput(), usage.output(), tokens, usage.estimated());
  }

  /** A price that is known from the request and the provider's count. */
  static Charge exact(long nanoUsd) {
    return new Charge(nanoUsd, 0, 0, 0, false);
  }

  static Charge bound(Amount most) {
    return new Charge(most.nanoUsd(), 0, 0, most.tokens(), true);
  }

  Charge atMost(Amount most) {
    return new Charge(
        Math.min(nanoUsd, most.nanoUsd()), inputTokens, outputTokens, Math.min(tokens, most.tokens()), estimated);
  }

  Amount amount() {
    return new Amount(nanoUsd, tokens);
  }
}
