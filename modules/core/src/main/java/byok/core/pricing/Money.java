package byok.core.pricing;

/**
 * Exact arithmetic on prices in pico-USD (1e-12 USD) per token and amounts in nano-USD (1e-9 USD). A million tokens at
 * one USD are 1 000 000 pico-USD a token. Everything saturates far above any amount of money instead of overflowing.
 */
final class Money {
  /** About nine million USD in pico-USD: the saturation value, and what any nonsense number counts as. */
  static final long MAX = Long.MAX_VALUE / 8;

  private Money() {}

  static long times(long tokens, long picoPerToken) {
    if (tokens <= 0 || picoPerToken <= 0) {
      return 0;
    }
    return tokens > MAX / picoPerToken ? MAX : tokens * picoPerToken;
  }

  static long plus(long a, long b) {
    return Math.min(MAX, a + b);
  }

  /** Pico-USD to nano-USD, rounded up. */
  static long nanoUp(long pico) {
    return pico / 1000 + (pico % 1000 > 0 ? 1 : 0);
  }

  /**
   * A number of units as whole pico-units, to the nearest; -1 where it is negative, not finite or beyond {@link #MAX}.
   */
  static long scaled(double amount, double factor) {
    double pico = amount * factor;
    return pico >= 0 && pico < MAX ? Math.round(pico) : -1;
  }
}
