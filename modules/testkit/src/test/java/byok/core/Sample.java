package byok.core;

import byok.core.budgets.BudgetBook;
import byok.core.budgets.Caps;
import byok.core.budgets.HoldRequest;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantTerms;
import byok.core.grants.Grants;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.NanoUsd;
import byok.core.grants.Storage;
import byok.core.grants.Window;
import byok.core.pricing.PricedModel;
import byok.core.vault.Tables;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.testkit.JvmWallet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** What most tests of the core begin with. */
public final class Sample {
  public static final String ORIGIN = "https://notes.example";
  public static final long DOLLAR = NanoUsd.PER_USD;
  public static final long CENT = DOLLAR / 100;

  private Sample() {}

  public static Limit limit(long nanoUsd, Period per) {
    return Limit.of("", nanoUsd, per);
  }

  public static Caveats caveats(Limit... limits) {
    return new Caveats(List.of(limits), Window.NEVER, Caveats.MAX_PER_MINUTE, null, null);
  }

  public static GrantTerms terms(Limit... limits) {
    return terms(caveats(limits));
  }

  public static GrantTerms terms(Caveats caveats) {
    return new GrantTerms(
        "Notes", "Summaries", List.of(Capability.LANGUAGE), List.of(ModelPattern.ANY), caveats, Map.of());
  }

  public static Grant grant(JvmWallet wallet, Limit... limits) {
    return grant(wallet, caveats(limits));
  }

  public static Grant grant(JvmWallet wallet, String origin, Limit... limits) {
    return new Grants(wallet.open(), wallet.ports()).approve(origin, terms(limits), Storage.SHARED);
  }

  public static Grant grant(JvmWallet wallet, Caveats caveats) {
    return grant(wallet, caveats, Storage.SHARED);
  }

  public static Grant grant(JvmWallet wallet, Caveats caveats, Storage place) {
    return new Grants(wallet.open(), wallet.ports()).approve(ORIGIN, terms(caveats), place);
  }

  public static BudgetBook book(JvmWallet wallet) {
    return new BudgetBook(wallet.store(), wallet.clock(), wallet.ports().calendar());
  }

  /** Sets the limits above all grants; what was spent before them is not counted. */
  public static void setCaps(JvmWallet wallet, Caps caps) {
    wallet.store().write(List.of(Tables.SETTINGS), true, tx -> {
      caps.write(tx);
      return null;
    });
  }

  public static HoldRequest request(String reservationId, Grant grant, long boundNanoUsd) {
    return new HoldRequest(reservationId, grant.id(), "tab-1", "openai", boundNanoUsd, 0);
  }

  /** What a provider lists that says no more than ids. */
  public static List<PricedModel> listed(String... ids) {
    return List.of(ids).stream().map(id -> PricedModel.of("", id, null)).toList();
  }

  /** The refusal of {@code work}, which must have this code. */
  public static ByokException refused(ErrorCode code, Executable work) {
    ByokException refusal = Assertions.assertThrows(ByokException.class, work);
    Assertions.assertEquals(code, refusal.code(), refusal.getMessage());
    return refusal;
  }
}
