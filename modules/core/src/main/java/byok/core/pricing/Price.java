package byok.core.pricing;

import byok.protocol.Value;

/**
 * The price of a model in pico-USD per token (USD per million tokens × 1 000 000).
 *
 * @param cacheRead price of input read from a cache
 * @param cacheWrite price of input written to a cache of the standard life
 * @param longCacheWrite price of input written to a cache of the long life
 * @param request price of a request as such, in pico-USD
 * @param above total input tokens above which {@code dearer} holds for the whole request; ignored where that is null
 * @param dearer the price of long requests, or null where there is none
 */
public record Price(
    long input,
    long output,
    long cacheRead,
    long cacheWrite,
    long longCacheWrite,
    long request,
    long above,
    Price dearer) {
  /** Stands for a price that nobody knows, where something else than money is counted. */
  public static final Price FREE = new Price(0, 0, 0, 0, 0, 0, 0, null);

  /** A cent a token, or a hundred dollars a request: far above all that is sold. */
  private static final long MOST_A_TOKEN = 10_000_000_000L;

  private static final long MOST_A_REQUEST = 100_000_000_000_000L;

  /** A tenth of a cent for a million tokens: far below all that is sold, so that less is another unit. */
  private static final long LEAST_A_TOKEN = 1_000;

  /** Prices fall, but not to less than a hundredth: that is another unit. */
  private static final long LEAST_PART = 100;

  private static final String GIVEN_AWAY = ":free";

  private static final double PER_MILLION = 1e6;
  private static final double PICO = 1e12;

  /** A plain price in USD per million tokens, as an owner enters it for an endpoint of their own. */
  public static Price ofUsdPerMillion(double input, double output) {
    return flat(Money.scaled(input, PER_MILLION), Money.scaled(output, PER_MILLION));
  }

  /** A plain price in nano-USD per token. */
  public static Price ofNanoUsd(long input, long output) {
    return flat(Money.times(input, 1000), Money.times(output, 1000));
  }

  /**
   * A price in USD per token, as OpenRouter lists it; null where input, output or request is negative ("depends").
   *
   * @param cacheRead not positive for the price of input, as are further ones
   * @param request price of a request as such in USD
   */
  public static Price ofUsdPerToken(double input, double output, double cacheRead, double cacheWrite, double request) {
    return ofPicoUsd(
        Money.scaled(input, PICO), Money.scaled(output, PICO), Money.scaled(cacheRead, PICO),
        Money.scaled(cacheWrite, PICO), Money.scaled(request, PICO));
  }

  /** The same in pico-USD. */
  public static Price ofPicoUsd(long input, long output, long cacheRead, long cacheWrite, long request) {
    if (input < 0 || output < 0 || request < 0) {
      return null;
    }
    long read = cacheRead <= 0 ? input : cacheRead;
    long write = cacheWrite <= 0 ? input : cacheWrite;
    return new Price(input, output, read, write, Money.times(2, write), request, 0, null);
  }

  private static Price flat(long input, long output) {
    return input < 0 || output < 0 ? null : new Price(input, output, input, input, input, 0, 0, null);
  }

  /**
   * Reads the {@code …PerMTok} members of a price list entry, and {@code perRequest}, USD for each request; null where
   * input or output has no usable price. Of tokens of several kinds the dearest price holds for all.
   */
  static Price parse(Value.Obj entry) {
    Price flat = ofUsdPerMillion(input(entry), output(entry));
    if (flat == null) {
      return null;
    }
    long write = member(entry, "cacheWritePerMTok", flat.input);
    Value.Obj dearer = entry.object("long");
    return new Price(
        flat.input,
        flat.output,
        member(entry, "cacheReadPerMTok", flat.input),
        write,
        member(entry, "cacheWrite1hPerMTok", write),
        Math.max(0, Money.scaled(entry.number("perRequest", 0), PICO)),
        dearer == null ? 0 : dearer.integer("above", 0),
        dearer == null ? null : parse(dearer));
  }

  private static double input(Value.Obj entry) {
    double special = Math.max(entry.number("imageInputPerMTok", -1), entry.number("audioInputPerMTok", -1));
    return Math.max(entry.number("inputPerMTok", -1), special);
  }

  private static double output(Value.Obj entry) {
    return Math.max(entry.number("outputPerMTok", -1), entry.number("imageOutputPerMTok", -1));
  }

  private static long member(Value.Obj entry, String key, long fallback) {
    long pico = Money.scaled(entry.number(key, -1), PER_MILLION);
    return pico < 0 ? fallback : pico;
  }

  /**
   * Whether a provider may ask so much for a model. Next to nothing is what broken lists say, or lists in another unit,
   * and what some say of models that are sold by the hour: it is believed only of a model whose name says it.
   */
  public boolean isBelievable(String model) {
    long dearest = Math.max(Math.max(input, output), Math.max(cacheRead, cacheWrite));
    boolean trifle = Math.min(Math.min(input, output), Math.min(cacheRead, cacheWrite)) < LEAST_A_TOKEN;
    return dearest <= MOST_A_TOKEN && request <= MOST_A_REQUEST && (!trifle || model.endsWith(GIVEN_AWAY));
  }

  /**
   * This price, or what the provider says newer: unless any part of that is but a trifle of it. Where long requests are
   * dearer and the provider does not say so, they stay so.
   */
  Price updated(Price said) {
    if (said == null || said.isTrifleOf(this)) {
      return this;
    }
    return dearer == null || said.dearer != null ? said : said.dearerAbove(above, dearer);
  }

  private boolean isTrifleOf(Price known) {
    return isTrifle(input, known.input) || isTrifle(output, known.output) || isTrifle(cacheRead, known.cacheRead)
        || isTrifle(cacheWrite, known.cacheWrite) || isTrifle(longCacheWrite, known.longCacheWrite)
        || isTrifle(request, known.request);
  }

  private static boolean isTrifle(long said, long known) {
    return said < known / LEAST_PART;
  }

  private Price dearerAbove(long tokens, Price atLeast) {
    Price higher =
        new Price(
            Math.max(input, atLeast.input), Math.max(output, atLeast.output), Math.max(cacheRead, atLeast.cacheRead),
            Math.max(cacheWrite, atLeast.cacheWrite), Math.max(longCacheWrite, atLeast.longCacheWrite), request, 0,
            null);
    return new Price(input, output, cacheRead, cacheWrite, longCacheWrite, request, tokens, higher);
  }

  /** Whether some request costs more at it than at another. */
  public boolean isDearerThan(Price other) {
    boolean flat = input > other.input || output > other.output || cacheRead > other.cacheRead
        || cacheWrite > other.cacheWrite || longCacheWrite > other.longCacheWrite || request > other.request;
    boolean sooner = dearer != null && (other.dearer == null ? dearer.isDearerThan(other) : above < other.above);
    return flat || sooner || dearer != null && other.dearer != null && dearer.isDearerThan(other.dearer);
  }

  /** The price that holds for a request of so many input tokens. */
  Price at(long inputTokens) {
    return dearer != null && inputTokens > above ? dearer : this;
  }

  /** What an input token can cost at most. */
  long dearestInput(boolean longCache) {
    long dearest = Math.max(input, Math.max(cacheRead, cacheWrite));
    return longCache ? Math.max(dearest, longCacheWrite) : dearest;
  }
}
