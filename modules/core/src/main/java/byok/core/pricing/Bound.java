package byok.core.pricing;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/**
 * The most a request can cost. Input counts one token a byte (no tokeniser makes more), plus what providers add around
 * it, plus a fixed number for each file, because a picture's tokens follow its size in pixels and a document's its
 * pages; files behind an address count as the whole context window. All at the dearest price that can apply; output at
 * its limit.
 */
public final class Bound {
  /** Tokens a provider may add by itself: message framing, tool-use and structured-output instructions. */
  static final long OVERHEAD = 1024;

  /** Tokens a document counts beyond its bytes. */
  static final long DOCUMENT = 12_000;

  private final Footprint footprint;
  private final PricedModel model;
  private final long imageTokens;

  /**
   * @param model must have a price
   * @param imageTokens the provider's general upper bound of what one image counts
   * @throws ByokException {@link ErrorCode#REQUEST_REFUSED} for a file behind an address where the context window
   *     is unknown
   */
  public Bound(Footprint footprint, PricedModel model, long imageTokens) {
    if (footprint.remote() > 0 && model.context() <= 0) {
      throw new ByokException(
          ErrorCode.REQUEST_REFUSED,
          "A file behind an address has no upper bound in tokens for the model " + model.id() + ".",
          new Value.Obj().put("hint", "Send the file's bytes instead of its address."));
    }
    this.footprint = footprint;
    this.model = model;
    this.imageTokens = model.imageTokens() > 0 ? model.imageTokens() : imageTokens;
  }

  /** Upper bound of the input in tokens. */
  public long inputTokens() {
    if (footprint.remote() > 0) {
      return model.context();
    }
    long counted =
        footprint.bytes() + OVERHEAD + footprint.images() * imageTokens + footprint.documents() * DOCUMENT;
    return model.context() > 0 ? Math.min(counted, model.context()) : counted;
  }

  /** Upper bound of the whole request in nano-USD, with at most so many output tokens. */
  public long nanoUsd(long maxOutputTokens) {
    return Money.nanoUp(Money.plus(inputPico(), Money.times(maxOutputTokens, price().output())));
  }

  /** The longest answer whose bound is at most {@code nanoUsd}; 0 where the input alone costs more. */
  public long affordableOutput(long nanoUsd) {
    long left = Money.times(nanoUsd, 1000) - inputPico();
    if (left < 0) {
      return 0;
    }
    return price().output() == 0 ? Money.MAX : left / price().output();
  }

  private long inputPico() {
    long perToken = price().dearestInput(footprint.longCache() > 0);
    return Money.plus(price().request(), Money.times(inputTokens(), perToken));
  }

  private Price price() {
    return model.price().at(inputTokens());
  }
}
