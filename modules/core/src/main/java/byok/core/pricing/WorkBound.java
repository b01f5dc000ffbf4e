package byok.core.pricing;

/**
 * The most a request to another kind of model than language can cost: units of work at their price where the model has
 * one, else tokens. A recording counts a fixed number of tokens a second, an image or a transcript the model's longest
 * output.
 */
public final class WorkBound {
  private final Work work;
  private final PricedModel model;
  private final Bound tokens;

  /** @param imageTokens the provider's general upper bound of what one image in the input counts */
  public WorkBound(Footprint footprint, Work work, PricedModel model, long imageTokens) {
    this.work = work;
    this.model = model;
    long counted = footprint.bytes() + work.seconds() * model.audioTokens();
    Footprint whole =
        new Footprint(counted, footprint.images(), footprint.documents(), footprint.remote(), footprint.longCache());
    this.tokens = new Bound(whole, model, imageTokens);
  }

  /** Upper bound of input and output in tokens; 0 for a model that is paid by other units. */
  public long tokens() {
    return model.unit() != null ? 0 : tokens.inputTokens() + output();
  }

  public long nanoUsd() {
    UnitPrice unit = model.unit();
    return unit != null ? unit.nanoUsd(work.count(unit.unit()), work.variant()) : tokens.nanoUsd(output());
  }

  /** What so many units cost that the provider counted; never negative, and at the request's own variant. */
  public long nanoUsd(long units) {
    return model.unit().nanoUsd(units, work.variant());
  }

  /** Whether the bound is what the request costs. */
  public boolean isExact() {
    UnitPrice unit = model.unit();
    boolean told = unit != null && (unit.unit() == UnitPrice.Unit.IMAGE || unit.unit() == UnitPrice.Unit.CHARACTER);
    return told && !unit.estimated();
  }

  private long output() {
    return work.outputs() * model.maxOutput();
  }
}
