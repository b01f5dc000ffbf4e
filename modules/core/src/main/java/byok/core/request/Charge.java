package byok.core.request;

import byok.core.pricing.Cost;
import byok.core.pricing.Price;
import byok.core.pricing.Usage;

/**
 * What one request cost.
 *
 * @param estimated our own count or the bound, because the provider reported nothing
 */
record Charge(long nanoUsd, long inputTokens, long outputTokens, boolean estimated) {
  static final Charge NOTHING = new Charge(0, 0, 0, false);

  static Charge of(Usage usage, Price price) {
    return new Charge(Cost.of(usage, price), usage.totalInput(), usage.output(), usage.estimated());
  }

  static Charge bound(long nanoUsd) {
    return new Charge(nanoUsd, 0, 0, true);
  }

  Charge atMost(long nano) {
    return nanoUsd <= nano ? this : new Charge(nano, inputTokens, outputTokens, estimated);
  }
}
