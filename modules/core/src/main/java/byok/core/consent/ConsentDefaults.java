package byok.core.consent;

import byok.core.grants.Caveats;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.NanoUsd;
import byok.core.port.Store;
import byok.core.vault.Tables;
import byok.protocol.BudgetProposal;
import byok.protocol.GrantRequest;
import byok.protocol.Period;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the owner wants a consent window to begin with where an app proposes nothing. The row {@code settings/consent},
 * persisted in
 * plaintext.
 *
 * @param localLifetimeMillis the lifetime for apps on this very computer
 */
public record ConsentDefaults(
    long budgetNanoUsd, Period per, long lifetimeMillis, long localLifetimeMillis, int requestsPerMinute) {
  private static final long DAY_MILLIS = 24 * 3_600_000L;
  private static final long MAX_LIFETIME_MILLIS = 366 * DAY_MILLIS;
  private static final String KEY = "consent";

  /** $1 a day, 30 days or 24 hours for local apps, 20 requests a minute. */
  public static final ConsentDefaults STANDARD =
      new ConsentDefaults(NanoUsd.PER_USD, Period.DAY, 30 * DAY_MILLIS, DAY_MILLIS, 20);

  /** The owner's defaults, or {@link #STANDARD} where none were stored. */
  public static ConsentDefaults read(Store store) {
    Value.Obj row = store.read(List.of(Tables.SETTINGS), tx -> tx.get(Tables.SETTINGS, KEY));
    Period per = row == null ? null : Period.ofWire(row.text("per"));
    return per == null
        ? STANDARD
        : new ConsentDefaults(
            row.integer("budget", 0),
            per,
            row.integer("lifetime", DAY_MILLIS),
            row.integer("localLifetime", DAY_MILLIS),
            (int) row.integer("perMinute", 1));
  }

  public void write(Store store) {
    Value.Obj row = new Value.Obj().put("v", 1).put("budget", budgetNanoUsd).put("per", per.wire());
    row.put("lifetime", lifetimeMillis).put("localLifetime", localLifetimeMillis).put("perMinute", requestsPerMinute);
    store.write(List.of(Tables.SETTINGS), true, tx -> {
      tx.put(Tables.SETTINGS, KEY, row);
      return null;
    });
  }

  /** The draft for an app that has no grant. What the app proposes comes first, cut to what the wallet supports. */
  public ConsentDraft draft(ConsentRequest request, long nowMillis) {
    GrantRequest asked = request.proposal();
    long lifetime = Origins.isLocal(request.origin()) ? localLifetimeMillis : lifetimeMillis;
    Caveats caveats =
        new Caveats(
            proposed(asked).isEmpty() ? List.of(Limit.of("", budgetNanoUsd, per)) : proposed(asked),
            nowMillis + (asked.expiresInMillis() > 0 ? lifetime(asked) : lifetime),
            asked.requestsPerMinute() > 0 ? rate(asked) : requestsPerMinute,
            atOnce(asked),
            asked.maxUsdPerRequest() > 0 ? Long.valueOf(NanoUsd.ofUsd(asked.maxUsdPerRequest())) : null,
            tokens(asked),
            asked.localOnly(),
            null,
            asked.strict());
    List<ModelPattern> models = request.models().isEmpty() ? List.of(ModelPattern.ANY) : request.models();
    return new ConsentDraft(
        request.origin(), asked.appName(), purpose(asked), asked.capabilities(), models, caveats, Map.of(), null);
  }

  /** The budgets that an app proposes; of two with one window the lower. */
  static List<Limit> proposed(GrantRequest asked) {
    List<Limit> limits = new ArrayList<>();
    for (BudgetProposal budget : asked.allBudgets()) {
      limits.add(Limit.of("", NanoUsd.ofUsd(budget.usd()), budget.per()));
    }
    return Limit.ownedBy("", limits);
  }

  static Integer atOnce(GrantRequest asked) {
    return asked.requestsAtOnce() > 0 ? Integer.valueOf(asked.requestsAtOnce()) : null;
  }

  static Long tokens(GrantRequest asked) {
    return asked.tokensPerMinute() > 0 ? Long.valueOf((long) asked.tokensPerMinute()) : null;
  }

  static long lifetime(GrantRequest asked) {
    return Math.min(MAX_LIFETIME_MILLIS, (long) asked.expiresInMillis());
  }

  static int rate(GrantRequest asked) {
    return Math.min(Caveats.MAX_PER_MINUTE, asked.requestsPerMinute());
  }

  static String purpose(GrantRequest asked) {
    return asked.purpose() == null ? "" : asked.purpose();
  }
}
