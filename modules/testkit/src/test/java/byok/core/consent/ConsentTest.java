package byok.core.consent;

import static byok.core.Sample.DOLLAR;
import static byok.core.Sample.ORIGIN;
import static byok.core.Sample.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.GrantDiff;
import byok.core.grants.GrantTerms;
import byok.core.grants.Limit;
import byok.core.grants.ModelPattern;
import byok.core.grants.Unpriced;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {
  private static final long NOW = JvmWallet.START;
  private static final long DAY = 24 * 3_600_000L;

  @Test
  void aPlainRequest_getsTheOwnersDefaults() {
    ConsentDraft draft = draft(ORIGIN, args());
    assertEquals(List.of(Sample.limit(DOLLAR, Period.DAY)), draft.caveats().limits());
    assertEquals(NOW + 30 * DAY, draft.caveats().expiresAt());
    assertEquals(20, draft.caveats().requestsPerMinute());
    assertNull(draft.caveats().maxNanoUsdPerRequest());
    assertEquals(List.of(ModelPattern.ANY), draft.models());
    assertEquals(List.of(Capability.LANGUAGE), draft.capabilities());
    assertFalse(draft.isAmendment());
    assertNull(draft.diff());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:5173, 1", "http://app.localhost:8882, 1", "http://127.0.0.1:3000, 1", "http://[::1]:80, 1",
    "https://localhost.example, 30", "https://notlocalhost, 30", "https://a.example, 30"
  })
  void localApps_getOneDay(String origin, int days) {
    assertEquals(NOW + days * DAY, draft(origin, args()).caveats().expiresAt());
  }

  @Test
  void whatTheAppProposes_isPreFilled_andCut() {
    Value.Obj args = args().put("budget", new Value.Obj().put("usd", 0.07).put("per", "week"));
    args.put("models", new Value.Arr().add("gpt-4o*")).put("requestsPerMinute", 1000).put("purpose", "Summaries");
    args.put("expiresInMillis", 300.0 * 365 * DAY / 100).put("maxUsdPerRequest", 0.05);
    ConsentDraft draft = draft(ORIGIN, args);
    assertEquals(List.of(Sample.limit(70_000_000, Period.WEEK)), draft.caveats().limits());
    assertEquals(NOW + 366 * DAY, draft.caveats().expiresAt());
    assertEquals(1000, draft.caveats().requestsPerMinute());
    assertEquals(50_000_000L, draft.caveats().maxNanoUsdPerRequest());
    assertEquals(List.of(new ModelPattern("gpt-4o*")), draft.models());
    assertEquals("Summaries", draft.purpose());
  }

  @Test
  void everyLimitThatAnAppProposes_isPreFilled() {
    Value.Obj args = args().put("budget", budget(1, "day"));
    args.put("budgets", new Value.Arr().add(budget(20, "month")).add(budget(2, "day")).add(budget(0.5, "hour")));
    args.put("tokensPerMinute", 9_000).put("requestsAtOnce", 3).put("localOnly", true).put("strict", true);
    Caveats caveats = draft(ORIGIN, args).caveats();
    assertEquals(
        List.of(
            Sample.limit(DOLLAR / 2, Period.HOUR), Sample.limit(DOLLAR, Period.DAY),
            Sample.limit(20 * DOLLAR, Period.MONTH)),
        caveats.limits());
    assertEquals(9_000L, caveats.tokensPerMinute());
    assertEquals(3, caveats.requestsAtOnce());
    assertTrue(caveats.localOnly());
    assertTrue(caveats.strict());
    assertNull(caveats.unpriced());
  }

  @Test
  void anAmendment_keepsWhatTheOwnerSetBeside() {
    Unpriced some = new Unpriced(Unpriced.Unit.TOKENS, List.of(Sample.limit(9, Period.DAY)));
    Caveats own = new Caveats(List.of(Sample.limit(5, Period.DAY)), NOW + DAY, 20, 2, null, 900L, true, some, true);
    Value.Obj asked = args().put("budgets", new Value.Arr().add(budget(1, "week"))).put("tokensPerMinute", 1_000);
    ConsentDraft draft = Amendment.draft(ConsentRequest.decode(ORIGIN, asked), Sample.terms(own), NOW);
    assertEquals(
        new Caveats(List.of(Sample.limit(DOLLAR, Period.WEEK)), NOW + DAY, 20, 2, null, 1_000L, true, some, true),
        draft.caveats());
    assertTrue(draft.diff().changesRate());
    assertTrue(draft.diff().widens());
  }

  private static Value.Obj budget(double usd, String per) {
    return new Value.Obj().put("usd", usd).put("per", per);
  }

  @Test
  void badValues_areRefusedByName() {
    refusedField("capabilities", args().put("capabilities", new Value.Arr()));
    refusedField("capabilities", args().put("capabilities", new Value.Arr().add("everything")));
    refusedField("usd", args().put("budget", new Value.Obj().put("usd", 0).put("per", "day")));
    refusedField("usd", args().put("budget", new Value.Obj().put("usd", Double.NaN).put("per", "day")));
    refusedField("per", args().put("budget", new Value.Obj().put("usd", 1).put("per", "year")));
    refusedField("expiresInMillis", args().put("expiresInMillis", 1));
    refusedField("requestsPerMinute", args().put("requestsPerMinute", 1.5));
    refusedField("appName", args().put("appName", "No\u202etes"));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> ConsentRequest.decode(ORIGIN, args().put("models", new Value.Arr().add("two words"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "", "file:///x", "https://a.example/path", "https://u@a.example", "https://"})
  void onlyWebOrigins_mayAsk(String origin) {
    refused(ErrorCode.OPAQUE_ORIGIN, () -> ConsentRequest.decode(origin, args()));
  }

  @Test
  void theOwnersEdits_becomeTheTerms() {
    ConsentDraft draft = draft(ORIGIN, args()).withLimits(List.of(Sample.limit(5, Period.TOTAL)));
    GrantTerms terms = draft.withModels(List.of(new ModelPattern("gpt-4o"))).withExpiry(NOW + 1).terms(NOW);
    assertEquals(List.of(Limit.of("", 5, Period.TOTAL)), terms.caveats().limits());
    assertEquals(NOW + 1, terms.caveats().expiresAt());
    refused(ErrorCode.INVALID_REQUEST, () -> draft.withModels(List.of()).terms(NOW));
    refused(ErrorCode.INVALID_REQUEST, () -> draft.withCapabilities(List.of()).terms(NOW));
    refused(ErrorCode.INVALID_REQUEST, () -> draft.withExpiry(NOW).terms(NOW));
    refused(
        ErrorCode.INVALID_REQUEST, () -> draft.withLimits(List.of(Sample.limit(-1, Period.DAY))).terms(NOW));
  }

  @Test
  void aSecondRequest_asksOnTop_andShowsTheDifference() {
    GrantTerms before = draft(ORIGIN, args().put("models", new Value.Arr().add("gpt-4o-mini"))).terms(NOW);
    Value.Obj more = args().put("models", new Value.Arr().add("gpt-4o"));
    more.put("capabilities", new Value.Arr().add("image"));
    more.put("budget", new Value.Obj().put("usd", 2).put("per", "day"));
    ConsentDraft draft = Amendment.draft(ConsentRequest.decode(ORIGIN, more), before, NOW + DAY);
    assertEquals(List.of(Capability.LANGUAGE, Capability.IMAGE), draft.capabilities());
    assertEquals(before.caveats().expiresAt(), draft.caveats().expiresAt());
    GrantDiff diff = draft.diff();
    assertEquals(List.of(Capability.IMAGE), diff.addedCapabilities());
    assertEquals(List.of(), diff.removedCapabilities());
    assertEquals(List.of(new ModelPattern("gpt-4o")), diff.addedModels());
    assertEquals(List.of(new GrantDiff.LimitChange(Period.DAY, DOLLAR, 2 * DOLLAR)), diff.limits());
    assertTrue(diff.widens());
    ConsentDraft same = Amendment.draft(ConsentRequest.decode(ORIGIN, args()), before, NOW);
    assertTrue(same.diff().isEmpty());
  }

  @Test
  void aFurtherKind_isMore_evenWhereAllElseIsTheSame() {
    GrantTerms before = draft(ORIGIN, args()).terms(NOW);
    Value.Obj image = args().put("capabilities", new Value.Arr().add("image"));
    GrantDiff diff = Amendment.draft(ConsentRequest.decode(ORIGIN, image), before, NOW).diff();
    assertEquals(List.of(Capability.IMAGE), diff.addedCapabilities());
    assertEquals(List.of(), diff.limits());
    assertTrue(diff.widens());
  }

  @Test
  void theOwnersDefaults_areKept() {
    JvmWallet wallet = JvmWallet.create();
    assertEquals(ConsentDefaults.STANDARD, ConsentDefaults.read(wallet.store()));
    ConsentDefaults own = new ConsentDefaults(5, Period.MONTH, DAY, DAY / 2, 3);
    own.write(wallet.store());
    assertEquals(own, ConsentDefaults.read(wallet.store()));
  }

  private static void refusedField(String field, Value.Obj args) {
    assertEquals(
        field,
        refused(ErrorCode.INVALID_REQUEST, () -> ConsentRequest.decode(ORIGIN, args)).details().text("field"));
  }

  private static ConsentDraft draft(String origin, Value.Obj args) {
    return ConsentDefaults.STANDARD.draft(ConsentRequest.decode(origin, args), NOW);
  }

  private static Value.Obj args() {
    Value.Obj args = new Value.Obj().put("requestId", "q1").put("appName", "Notes");
    return args.put("capabilities", new Value.Arr().add("language"));
  }
}
