package byok.core.pricing;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;

/**
 * The most a request can cost. Input counts one token a byte (no tokeniser makes more), plus what providers add around
 * it, plus a fixed number for each image, whose tokens follow its size in pixels. Documents and files behind an address
 * count as the whole context window at least: a page or a compressed stream makes many tokens of few bytes. All at the
 * dearest price that can apply; output at its limit. A context window is never an upper bound of what was counted: the
 * snapshot may have it too small.
 */
public final class Bound {
  /** Tokens a provider may add by itself: message framing, tool-use and structured-output instructions. */
  static final long OVERHEAD = 1024;

  private final Footprint footprint;
  private final PricedModel model;
  private final long imageTokens;
  private final int unbounded;

  /**
   * @param model must have a price
   * @param imageTokens the provider's general upper bound of what one image counts
   * @throws ByokException {@link ErrorCode#REQUEST_REFUSED} for a document or a file behind an address where the
   *     context window is unknown
   */
  public Bound(Footprint footprint, PricedModel model, long imageTokens) {
    this.unbounded = footprint.remote() + footprint.documents();
    if (unbounded > 0 && model.window() <= 0) {
      throw new ByokException(
          ErrorCode.REQUEST_REFUSED,
          "A document or a file behind an address has no upper bound in tokens for the model " + model.id() + ".",
          new Value.Obj().put("hint", "Send text or the image's bytes instead."));
    }
    this.footprint = footprint;
    this.model = model;
    this.imageTokens = model.imageTokens() > 0 ? model.imageTokens() : imageTokens;
  }

  /** Upper bound of the input in tokens. */
  public long inputTokens() {
    long counted = footprint.bytes() + OVERHEAD + footprint.images() * imageTokens;
    return unbounded > 0 ? Math.max(counted, model.window()) : counted;
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

  /** What an input token of this request costs at most, in pico-USD. */
  public long inputPrice() {
    return price().dearestInput(footprint.longCache() > 0);
  }

  /** What an output token of this request costs, in pico-USD. */
  public long outputPrice() {
    return price().output();
  }

  private long inputPico() {
    return Money.plus(price().request(), Money.times(inputTokens(), inputPrice()));
  }

  private Price price() {
    return model.price().at(inputTokens());
  }
}
