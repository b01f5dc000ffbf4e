package byok.core.pricing;

/** What a request did cost. */
public final class Cost {
  private Cost() {}

  /** Nano-USD, rounded up once: what the provider reports where it does, otherwise tokens at their price. */
  public static long of(Usage usage, Price price) {
    if (usage.reportedPicoUsd() >= 0) {
      return Money.nanoUp(usage.reportedPicoUsd());
    }
    Price at = price.at(usage.totalInput());
    long pico = Money.plus(price.request(), Money.times(usage.input(), at.input()));
    pico = Money.plus(pico, Money.times(usage.cacheRead(), at.cacheRead()));
    pico = Money.plus(pico, Money.times(usage.cacheWrite(), at.cacheWrite()));
    pico = Money.plus(pico, Money.times(usage.longCacheWrite(), at.longCacheWrite()));
    return Money.nanoUp(Money.plus(pico, Money.times(usage.output(), at.output())));
  }

  /** A provider's USD amount in pico-USD; -1 where it is no amount. */
  public static long picoUsd(double usd) {
    return Money.scaled(usd, 1e12);
  }
}
