package byok.core.request;

import byok.core.budgets.Amount;
import byok.core.pricing.Usage;
import byok.core.pricing.WorkBound;
import byok.core.providers.CheckedRequest;
import byok.core.providers.UsageMeter;

/** Models of other kinds than language are paid by what is asked of them: it fits what is left, or is refused. */
final class WorkTerms implements Terms {
  private final Admitted admitted;
  private final Settlement money;
  private WorkBound bound;

  WorkTerms(Admitted admitted, Settlement money) {
    this.admitted = admitted;
    this.money = money;
  }

  @Override
  public CheckedRequest reserve(CheckedRequest checked) {
    bound =
        new WorkBound(checked.footprint(), checked.work(), admitted.model(), admitted.provider().imageTokens());
    money.send(most(), most());
    return checked;
  }

  private Amount most() {
    return new Amount(admitted.priced() ? bound.nanoUsd() : 0, bound.tokens());
  }

  @Override
  public Charge charge(UsageMeter meter, boolean complete) {
    Usage reported = meter.reported();
    if (admitted.model().unit() == null) {
      return reported == null ? Charge.bound(most()) : Charge.of(reported, admitted.model().price());
    }
    if (meter.reportedUnits() >= 0) {
      return Charge.exact(bound.nanoUsd(meter.reportedUnits()));
    }
    return bound.isExact() ? Charge.exact(bound.nanoUsd()) : Charge.bound(most());
  }

  @Override
  public long cappedAt() {
    return 0;
  }
}
