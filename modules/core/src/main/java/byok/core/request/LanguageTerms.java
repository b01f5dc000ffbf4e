package byok.core.request;

import byok.core.budgets.Amount;
import byok.core.pricing.Bound;
import byok.core.pricing.OutputLimit;
import byok.core.pricing.PricedModel;
import byok.core.pricing.Usage;
import byok.core.providers.CheckedRequest;
import byok.core.providers.UsageMeter;

/** A language model is paid by the token, and its answer is as long as the money left allows. */
final class LanguageTerms implements Terms {
  private final Admitted admitted;
  private final Settlement money;
  private CheckedRequest request;
  private Bound bound;
  private boolean capped;

  LanguageTerms(Admitted admitted, Settlement money) {
    this.admitted = admitted;
    this.money = money;
  }

  @Override
  public CheckedRequest reserve(CheckedRequest checked) {
    PricedModel model = admitted.model();
    bound = new Bound(checked.footprint(), model, admitted.provider().imageTokens());
    long room = money.affordableTokens() - bound.inputTokens();
    long affordable = Math.min(room, bound.affordableOutput(money.affordableNanoUsd()));
    long floor = Math.min(checked.floorTokens(), checked.maxOutputTokens());
    CheckedRequest fitted = checked;
    if (affordable >= floor) {
      OutputLimit limit = OutputLimit.choose(checked.maxOutputTokens(), model.maxOutput(), affordable, floor);
      capped = limit.capped();
      fitted = limit.tokens() == checked.maxOutputTokens() ? checked : checked.withOutputLimit(limit.tokens());
    }
    money.send(most(fitted.maxOutputTokens()), most(floor));
    boolean caps = admitted.provider().capsPrice() && admitted.priced();
    request = caps ? fitted.withPriceCap(bound.inputPrice(), bound.outputPrice()) : fitted;
    return request;
  }

  /** What the request takes at most with so many output tokens. */
  private Amount most(long outputTokens) {
    return new Amount(bound.nanoUsd(outputTokens), bound.inputTokens() + outputTokens);
  }

  @Override
  public Charge charge(UsageMeter meter, boolean complete) {
    Usage reported = meter.reported();
    if (reported != null) {
      return Charge.of(reported, admitted.model().price());
    }
    Amount most = most(request.maxOutputTokens());
    if (complete || !request.stream() || !admitted.provider().stopsOnAbort()) {
      return Charge.bound(most);
    }
    boolean hidden = admitted.model().reasoning() || request.asksForReasoning();
    Usage soFar = meter.estimateSoFar(bound.inputTokens(), request.maxOutputTokens(), hidden);
    return Charge.of(soFar, admitted.model().price()).atMost(most);
  }

  @Override
  public long cappedAt() {
    return capped ? request.maxOutputTokens() : 0;
  }
}
