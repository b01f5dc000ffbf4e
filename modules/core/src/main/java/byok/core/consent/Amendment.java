package byok.core.consent;

import byok.core.grants.Caveats;
import byok.core.grants.GrantTerms;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.NanoUsd;
import byok.protocol.GrantRequest;
import java.util.ArrayList;
import java.util.List;

/** Begins a draft from the grant that an app has: what it asks for on top, everything else as it is. */
public final class Amendment {
  private Amendment() {}

  /** Proposed budgets take the place of all limits; proposed capabilities and models are added. */
  public static ConsentDraft draft(ConsentRequest request, GrantTerms before, long nowMillis) {
    GrantRequest asked = request.proposal();
    String purpose = asked.purpose() == null ? before.purpose() : asked.purpose();
    return new ConsentDraft(
        request.origin(),
        asked.appName(),
        purpose,
        union(before.capabilities(), asked.capabilities()),
        models(before.models(), request.models()),
        caveats(before.caveats(), asked, nowMillis),
        before.overrides(),
        before);
  }

  private static Caveats caveats(Caveats before, GrantRequest asked, long nowMillis) {
    List<Limit> budgets = ConsentDefaults.proposed(asked);
    Long tokens = ConsentDefaults.tokens(asked);
    Integer atOnce = ConsentDefaults.atOnce(asked);
    double ceilingUsd = asked.maxUsdPerRequest();
    return new Caveats(
        budgets.isEmpty() ? before.limits() : budgets,
        asked.expiresInMillis() > 0 ? nowMillis + ConsentDefaults.lifetime(asked) : before.expiresAt(),
        asked.requestsPerMinute() > 0 ? ConsentDefaults.rate(asked) : before.requestsPerMinute(),
        atOnce == null ? before.requestsAtOnce() : atOnce,
        ceilingUsd > 0 ? Long.valueOf(NanoUsd.ofUsd(ceilingUsd)) : before.maxNanoUsdPerRequest(),
        tokens == null ? before.tokensPerMinute() : tokens,
        before.localOnly() || asked.localOnly(),
        before.unpriced(),
        before.strict() || asked.strict());
  }

  private static List<ModelPattern> models(List<ModelPattern> before, List<ModelPattern> asked) {
    return before.contains(ModelPattern.ANY) ? before : union(before, asked);
  }

  private static <T> List<T> union(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    for (T item : second) {
      if (!all.contains(item)) {
        all.add(item);
      }
    }
    return all;
  }
}
