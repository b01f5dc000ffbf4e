package byok.core.pricing;

/**
 * Tokens of one request. The five counts are disjoint.
 *
 * @param input input tokens neither read from nor written to a cache
 * @param cacheRead input tokens read from a cache
 * @param cacheWrite input tokens written to a cache of the standard life
 * @param longCacheWrite input tokens written to a cache of the long life
 * @param output output tokens, reasoning included
 * @param reportedPicoUsd what the provider says the request cost, in pico-USD, or -1 where it does not say
 * @param estimated true where the counts are an upper estimate rather than the provider's report
 */
public record Usage(
    long input,
    long cacheRead,
    long cacheWrite,
    long longCacheWrite,
    long output,
    long reportedPicoUsd,
    boolean estimated) {
  public static Usage of(long input, long output) {
    return new Usage(input, 0, 0, 0, output, -1, false);
  }

  /** Input tokens of every kind. */
  public long totalInput() {
    return input + cacheRead + cacheWrite + longCacheWrite;
  }
}
