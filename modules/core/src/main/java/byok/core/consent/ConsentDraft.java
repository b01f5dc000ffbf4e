package byok.core.consent;

import byok.core.grants.Caveats;
import byok.core.grants.GrantDiff;
import byok.core.grants.GrantTerms;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.NanoUsd;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.Fields;
import java.util.List;
import java.util.Map;

/**
 * The terms as they stand in the consent window while the owner edits them.
 *
 * @param before the terms of the grant that is amended; {@code null} for a first one
 */
public record ConsentDraft(
    String origin,
    String appName,
    String purpose,
    List<Capability> capabilities,
    List<ModelPattern> models,
    Caveats caveats,
    Map<String, String> overrides,
    GrantTerms before) {

  public ConsentDraft withCapabilities(List<Capability> chosen) {
    return new ConsentDraft(origin, appName, purpose, chosen, models, caveats, overrides, before);
  }

  public ConsentDraft withModels(List<ModelPattern> chosen) {
    return new ConsentDraft(origin, appName, purpose, capabilities, chosen, caveats, overrides, before);
  }

  public ConsentDraft withCaveats(Caveats chosen) {
    return new ConsentDraft(origin, appName, purpose, capabilities, models, chosen, overrides, before);
  }

  public ConsentDraft withLimits(List<Limit> chosen) {
    return withCaveats(caveats.withLimits(chosen));
  }

  public ConsentDraft withExpiry(long expiresAt) {
    return withCaveats(caveats.withExpiry(expiresAt));
  }

  public boolean isAmendment() {
    return before != null;
  }

  /** How it differs from the grant so far, or {@code null} for a first one. */
  public GrantDiff diff() {
    return before == null ? null : GrantDiff.between(before, untested());
  }

  /** The terms to approve; refused with {@code INVALID_REQUEST} naming the field where one cannot stand. */
  public GrantTerms terms(long nowMillis) {
    require(!capabilities.isEmpty(), "capabilities", "must name at least one");
    require(!models.isEmpty(), "models", "must name at least one, or any");
    require(caveats.expiresAt() > nowMillis, "expiresAt", "must lie ahead");
    int rate = caveats.requestsPerMinute();
    require(rate >= 1 && rate <= Caveats.MAX_PER_MINUTE, "requestsPerMinute", "must be 1 to " + Caveats.MAX_PER_MINUTE);
    require(caveats.requestsAtOnce() == null || caveats.requestsAtOnce() >= 1, "requestsAtOnce", "must be 1 or more");
    Long ceiling = caveats.maxNanoUsdPerRequest();
    require(ceiling == null || NanoUsd.isAmount(ceiling), "maxUsdPerRequest", "must be an amount of 0 or more");
    Long tokens = caveats.tokensPerMinute();
    require(tokens == null || tokens >= 1 && NanoUsd.isAmount(tokens), "tokensPerMinute", "must be 1 or more");
    requireAmounts(caveats.limits(), "budget");
    requireAmounts(caveats.unpriced() == null ? List.of() : caveats.unpriced().limits(), "unpriced");
    return untested();
  }

  private static void requireAmounts(List<Limit> limits, String field) {
    for (Limit limit : limits) {
      require(NanoUsd.isAmount(limit.amountNanoUsd()), field, "must be an amount of 0 or more");
    }
  }

  private GrantTerms untested() {
    return new GrantTerms(appName, purpose, capabilities, models, caveats, overrides);
  }

  private static void require(boolean holds, String field, String rule) throws ByokException {
    if (!holds) {
      throw Fields.invalid(field, rule);
    }
  }
}
