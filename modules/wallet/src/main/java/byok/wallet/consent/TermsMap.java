package byok.wallet.consent;

import byok.core.consent.ConsentDraft;
import byok.core.grants.Caveats;
import byok.core.grants.GrantTerms;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.Window;
import byok.protocol.Period;
import byok.wallet.pages.terms.Per;
import byok.wallet.pages.terms.Terms;
import java.util.ArrayList;
import java.util.List;

/** Between the terms of the core and those that the pages show and edit. */
public final class TermsMap {
  private TermsMap() {}

  /** The terms of a grant or a draft, as the pages show them: its tightest limit stands for all. */
  public static Terms shown(List<ModelPattern> patterns, Caveats caveats) {
    Limit limit = caveats.limits().isEmpty() ? Limit.of("", 0, Period.DAY) : caveats.limits().get(0);
    boolean any = patterns.contains(ModelPattern.ANY);
    long until = caveats.expiresAt() == Window.NEVER ? 0 : caveats.expiresAt();
    return new Terms(
        limit.amountNanoUsd(),
        Per.valueOf(limit.per().name()),
        any,
        any ? List.of() : texts(patterns),
        until,
        caveats.maxNanoUsdPerRequest(),
        caveats.requestsPerMinute());
  }

  static Terms shown(GrantTerms terms) {
    return shown(terms.models(), terms.caveats());
  }

  /** The draft as the owner left it. */
  static GrantTerms chosen(ConsentDraft draft, Terms terms, long nowMillis) {
    return draft
        .withModels(patterns(terms))
        .withCaveats(caveats(terms, draft.caveats().requestsAtOnce()))
        .terms(nowMillis);
  }

  public static Caveats caveats(Terms terms, Integer requestsAtOnce) {
    return new Caveats(
        List.of(Limit.of("", terms.limitNanoUsd(), Period.valueOf(terms.per().name()))),
        terms.untilMillis() == 0 ? Window.NEVER : terms.untilMillis(),
        terms.requestsAMinute(),
        requestsAtOnce,
        terms.requestNanoUsd());
  }

  public static List<ModelPattern> patterns(Terms terms) {
    if (terms.anyModel()) {
      return List.of(ModelPattern.ANY);
    }
    List<ModelPattern> patterns = new ArrayList<>();
    terms.models().forEach(text -> patterns.add(ModelPattern.of(text)));
    return patterns;
  }

  private static List<String> texts(List<ModelPattern> patterns) {
    List<String> texts = new ArrayList<>();
    patterns.forEach(pattern -> texts.add(pattern.text()));
    return texts;
  }
}
