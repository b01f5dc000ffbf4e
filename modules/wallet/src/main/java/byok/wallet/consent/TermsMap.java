package byok.wallet.consent;

import byok.core.consent.ConsentDraft;
import byok.core.grants.Caveats;
import byok.core.grants.GrantTerms;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.protocol.Capability;
import byok.protocol.Period;
import byok.wallet.pages.terms.Counted;
import byok.wallet.pages.terms.Per;
import byok.wallet.pages.terms.Rare;
import byok.wallet.pages.terms.Spend;
import byok.wallet.pages.terms.Terms;
import java.util.ArrayList;
import java.util.List;

/** Between the terms of the core and those that the pages show and edit. */
public final class TermsMap {
  private TermsMap() {}

  /** The terms of a grant or a draft, as the pages show them: one of its limits first, the others beside it. */
  public static Terms shown(List<ModelPattern> patterns, Caveats caveats) {
    Limit limit = main(caveats);
    boolean any = patterns.contains(ModelPattern.ANY);
    long until = caveats.expiresAt() == Window.NEVER ? 0 : caveats.expiresAt();
    return new Terms(
        limit.amountNanoUsd(),
        per(limit),
        any,
        any ? List.of() : texts(patterns),
        until,
        caveats.maxNanoUsdPerRequest(),
        caveats.requestsPerMinute(),
        rare(caveats, limit));
  }

  /** The limit that is shown first: that of a day, a week, a month, or else the one there is. */
  public static Limit main(Caveats caveats) {
    for (Period per : List.of(Period.DAY, Period.WEEK, Period.MONTH)) {
      for (Limit limit : caveats.limits()) {
        if (limit.per() == per) {
          return limit;
        }
      }
    }
    return caveats.limits().isEmpty() ? Limit.of("", 0, Period.DAY) : caveats.limits().get(0);
  }

  private static Rare rare(Caveats caveats, Limit main) {
    List<Limit> others = new ArrayList<>(caveats.limits());
    others.remove(main);
    Unpriced unpriced = caveats.unpriced();
    Limit count = unpriced == null ? null : unpriced.limits().get(0);
    return new Rare(
        spends(others), caveats.requestsAtOnce(), caveats.tokensPerMinute(), caveats.localOnly(),
        caveats.strict(),
        count == null ? null : new Counted(unpriced.unit() == Unpriced.Unit.TOKENS, count.amountNanoUsd(), per(count)));
  }

  /** Limits as amounts. */
  public static List<Spend> spends(List<Limit> limits) {
    List<Spend> spends = new ArrayList<>();
    limits.forEach(limit -> spends.add(new Spend(limit.amountNanoUsd(), per(limit))));
    return spends;
  }

  public static Per per(Limit limit) {
    return Per.valueOf(limit.per().name());
  }

  static Terms shown(GrantTerms terms) {
    return shown(terms.models(), terms.caveats());
  }

  /** The draft as the owner left it. */
  static GrantTerms chosen(ConsentDraft draft, Terms terms, long nowMillis) {
    return draft
        .withModels(patterns(terms))
        .withCaveats(caveats(terms))
        .terms(nowMillis);
  }

  /** The wire names of kinds of models. */
  public static List<String> wires(List<Capability> kinds) {
    List<String> wires = new ArrayList<>();
    kinds.forEach(kind -> wires.add(kind.wire()));
    return wires;
  }

  public static Caveats caveats(Terms terms) {
    List<Spend> all = new ArrayList<>(List.of(new Spend(terms.limitNanoUsd(), terms.per())));
    all.addAll(terms.rare().also());
    return new Caveats(
        limits("", all),
        terms.untilMillis() == 0 ? Window.NEVER : terms.untilMillis(),
        terms.requestsAMinute(),
        terms.rare().requestsAtOnce(),
        terms.requestNanoUsd(),
        terms.rare().tokensAMinute(),
        terms.rare().localOnly(),
        unpriced(terms.rare().unpriced()),
        terms.rare().strict());
  }

  /** Limits of this owner. */
  public static List<Limit> limits(String owner, List<Spend> amounts) {
    List<Limit> limits = new ArrayList<>();
    amounts.forEach(amount -> limits.add(Limit.of(owner, amount.nanoUsd(), Period.valueOf(amount.per().name()))));
    return limits;
  }

  private static Unpriced unpriced(Counted counted) {
    if (counted == null) {
      return null;
    }
    Unpriced.Unit unit = counted.tokens() ? Unpriced.Unit.TOKENS : Unpriced.Unit.REQUESTS;
    return new Unpriced(unit, List.of(Limit.of("", counted.amount(), Period.valueOf(counted.per().name()))));
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
