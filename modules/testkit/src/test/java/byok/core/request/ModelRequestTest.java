package byok.core.request;

import static byok.core.Sample.CENT;
import static byok.core.Sample.DOLLAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantTable;
import byok.core.grants.Unpriced;
import byok.core.grants.Window;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Http;
import byok.core.pricing.Price;
import byok.core.pricing.PricedModel;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.ModelCall;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole way of one request on the JVM: real vault, budgets, ledger, table and prices; engine and provider scripted.
 */
class ModelRequestTest {
  private static final String SECRET = "sk-MARKED-1234567890abcdef";
  /** After the day of the prices that the wallet is served with. */
  private static final long LATER = 1_900_000_000_000L;

  private static final String URL = "https://api.openai.com/v1/responses";
  private static final String BODY =
      "{\"model\":\"gpt-4o-mini\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Hi\"}]}],"
          + "\"max_output_tokens\":50}";
  private static final String ANSWER =
      "{\"output\":[],\"usage\":{\"input_tokens\":1000,\"output_tokens\":20,\"input_tokens_details\":{\"cached_tokens\":0}}}";

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet jvm = invariants.watch(JvmWallet.create());
  private final Ledger ledger = new Ledger(jvm.open(), jvm.ports());
  private final List<Http.Request> sent = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int status = 200;
  private String answer = ANSWER;
  private Runnable meanwhile = () -> {};
  private boolean hangs;
  private boolean streams;

  ModelRequestTest() {
    new KeyRing(jvm.open(), jvm.ports()).add(ProviderKey.draft("openai", "Mine", SecretText.of(SECRET)));
  }

  @Test
  void anAnswer_isPaidAsReported_andRecorded() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    Value.Obj result = run(grant, "gpt-4o-mini");

    LedgerEntry row = onlyRow();
    assertEquals(LedgerEntry.PAID, row.outcome());
    assertEquals(1000 * 150 + 20 * 600, row.costNanoUsd());
    assertEquals(1000, row.inputTokens());
    assertEquals(20, row.outputTokens());
    assertFalse(row.estimated());
    Value.Obj receipt = result.object("providerMetadata").object("byok");
    assertEquals(0.000162, receipt.number("costUsd", 0), 1e-12);
    assertEquals(1 - 0.000162, receipt.number("remainingUsd", 0), 1e-9);
    assertEquals(DOLLAR - row.costNanoUsd(), Sample.book(jvm).remaining(grant.id()));
  }

  /** What is held and what is paid are counted at one price. */
  @Test
  void aPriceReadMeanwhile_isThatOfTheNextRequest() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    answer = "{\"output\":[]}";
    meanwhile = () -> says(Price.ofUsdPerMillion(1.5, 6));
    run(grant, "gpt-4o-mini");
    long before = onlyRow().costNanoUsd();
    assertEquals(onlyRow().boundNanoUsd(), before);
    meanwhile = () -> {};
    jvm.clock().advance(1);
    run(grant, "gpt-4o-mini");
    assertEquals(before * 10, ledger.newest(1).items().get(0).costNanoUsd());
  }

  private void says(Price price) {
    KeyRing keys = new KeyRing(jvm.open(), jvm.ports());
    ProviderKey key = keys.ofProvider("openai").get(0);
    keys.replace(key.working(List.of(PricedModel.of("openai", "gpt-4o-mini", price)), LATER));
  }

  @Test
  void theKey_goesToTheProviderOnly() {
    Value.Obj result = run(Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY)), "gpt-4o-mini");
    assertEquals(1, sent.size());
    assertEquals(URL, sent.get(0).url());
    assertTrue(sent.get(0).headers().contains(new Http.Header("authorization", "Bearer " + SECRET)));
    assertFalse(new JvmJson().print(result).contains("MARKED"));
  }

  @ParameterizedTest
  @CsvSource({
    "401, PROVIDER_AUTH", "403, PROVIDER_AUTH", "400, PROVIDER_REFUSED", "429, PROVIDER_RATE_LIMITED",
    "500, PROVIDER_ERROR"
  })
  void aRefusalOfTheProvider_costsNothing_andQuotesNoKey(int code, ErrorCode expected) {
    status = code;
    answer = "{\"error\":{\"message\":\"Incorrect API key provided: " + SECRET + "\"}}";
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    ByokException refusal = Sample.refused(expected, () -> run(grant, "gpt-4o-mini"));
    assertFalse((refusal.getMessage() + refusal.details().text("hint")).contains("MARKED"));
    assertEquals(LedgerEntry.FAILED + expected.wire(), onlyRow().outcome());
    assertEquals(0, onlyRow().costNanoUsd());
    assertEquals(DOLLAR, Sample.book(jvm).remaining(grant.id()));
  }

  @Test
  void anAnswerWithoutUsage_costsItsBound() {
    answer = "{\"output\":[]}";
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    run(grant, "gpt-4o-mini");
    assertTrue(onlyRow().estimated());
    assertEquals(onlyRow().boundNanoUsd(), onlyRow().costNanoUsd());
    assertTrue(onlyRow().costNanoUsd() >= 50 * 600);
  }

  @Test
  void withoutEnoughMoney_nothingIsSent() {
    Grant grant = Sample.grant(jvm, Sample.limit(10, Period.DAY));
    Sample.refused(ErrorCode.BUDGET_EXHAUSTED, () -> run(grant, "gpt-4o-mini"));
    assertEquals(List.of(), sent);
    assertEquals(LedgerEntry.REFUSED + "budget_exhausted", onlyRow().outcome());
    assertEquals(10, Sample.book(jvm).remaining(grant.id()));
  }

  @Test
  void theSameRefusalWithinAQuarterOfAnHour_isOneRow() {
    Grant grant = Sample.grant(jvm, Sample.limit(10, Period.DAY));
    for (int i = 0; i < 5; i++) {
      Sample.refused(ErrorCode.BUDGET_EXHAUSTED, () -> run(grant, "gpt-4o-mini"));
      jvm.clock().advance(179_000);
    }
    assertEquals(1, ledger.newest(10).items().size());
    jvm.clock().advance(5_000);
    Sample.refused(ErrorCode.BUDGET_EXHAUSTED, () -> run(grant, "gpt-4o-mini"));
    assertEquals(2, ledger.newest(10).items().size());
  }

  @Test
  void whatTheGrantDoesNotCover_isRefusedBeforeMoney() {
    Caveats dear = new Caveats(List.of(Sample.limit(DOLLAR, Period.DAY)), Window.NEVER, 100, null, 1L);
    Sample.refused(ErrorCode.REQUEST_TOO_EXPENSIVE, () -> run(Sample.grant(jvm, dear), "gpt-4o-mini"));
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> run(grant, "anthropic/claude-haiku-4-5"));
    Sample.refused(ErrorCode.UNPRICED_MODEL, () -> run(grant, "a-model-nobody-sells"));
    assertEquals(List.of(), sent);
  }

  @Test
  void localOnly_withoutALocalKey_isRefusedBeforeMoney() {
    Grant grant = Sample.grant(jvm, caveats(null, true, null));
    ByokException refusal = Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(grant, "gpt-4o-mini"));
    assertEquals("Add a local model in the wallet, under Keys: Local models.", refusal.details().text("hint"));
    assertEquals(List.of(), sent);
  }

  @Test
  void aModelWithoutAPrice_countsRequests_whereTheOwnerSetSo() {
    Unpriced two = new Unpriced(Unpriced.Unit.REQUESTS, List.of(Sample.limit(2, Period.DAY)));
    Grant grant = Sample.grant(jvm, caveats(null, false, two));
    String body = BODY.replace("gpt-4o-mini", "nobody-sells-it");
    run(request("nobody-sells-it", URL, body, new KeptResult()), grant);
    run(request("nobody-sells-it", URL, body, new KeptResult()), grant);
    Sample.refused(
        ErrorCode.BUDGET_EXHAUSTED, () -> run(request("nobody-sells-it", URL, body, new KeptResult()), grant));
    assertEquals(2, sent.size());
    assertEquals(DOLLAR, Sample.book(jvm).remaining(grant.id()));
    for (LedgerEntry row : ledger.newest(10).items()) {
      assertEquals(0, row.costNanoUsd());
      assertEquals(LedgerEntry.PAID.equals(row.outcome()) ? 1000 : 0, row.inputTokens());
    }
  }

  @Test
  void tokensAMinute_cutTheAnswer_andCountWhatWasReported() {
    Grant grant = Sample.grant(jvm, caveats(1_211L, false, null));
    run(grant, "gpt-4o-mini");
    String body = new String(sent.get(0).body(), StandardCharsets.UTF_8);
    assertTrue(body.contains("\"max_output_tokens\":30"), body);
    ByokException refusal = Sample.refused(ErrorCode.RATE_LIMITED, () -> run(grant, "gpt-4o-mini"));
    assertEquals("tokens", refusal.details().text("unit"));
    jvm.clock().advance(60_000);
    run(grant, "gpt-4o-mini");
  }

  private static Caveats caveats(Long tokens, boolean local, Unpriced unpriced) {
    return new Caveats(
        List.of(Sample.limit(DOLLAR, Period.DAY)), Window.NEVER, 100, null, null, tokens, local, unpriced);
  }

  @Test
  void anEngineThatAsksForAnotherModel_isRefused() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    String other = BODY.replace("gpt-4o-mini", "gpt-4o");
    Sample.refused(ErrorCode.REQUEST_REFUSED, () -> run(request("gpt-4o-mini", URL, other, new KeptResult()), grant));
    String elsewhere = "https://api.openai.com.evil.example/v1/responses";
    Sample.refused(ErrorCode.REQUEST_REFUSED, () -> run(request("gpt-4o-mini", elsewhere, BODY, new KeptResult()), grant));
    assertEquals(List.of(), sent);
    assertEquals(DOLLAR, Sample.book(jvm).remaining(grant.id()));
  }

  @Test
  void aStopMidAnswer_cutsTheConnection_andCountsTheBound() throws InterruptedException {
    hangs = true;
    Grant grant = Sample.grant(jvm, Sample.limit(CENT, Period.DAY));
    ModelRequest request = request("gpt-4o-mini", URL, BODY, new KeptResult());
    Thread stopper = new Thread(() -> {
      awaitSent();
      request.stop(new ByokException(ErrorCode.ABORTED, "The app stopped the request."));
    });
    stopper.start();
    Sample.refused(ErrorCode.ABORTED, () -> request.run(grant));
    stopper.join();
    stopped.await();
    assertEquals(LedgerEntry.STOPPED, onlyRow().outcome());
    assertEquals(onlyRow().boundNanoUsd(), onlyRow().costNanoUsd());
  }

  @ParameterizedTest
  @CsvSource({"openai, '', false", "openai, ',\"reasoning\":{\"effort\":\"high\"}', true", "openrouter, '', true"})
  void aStoppedStream_countsItsBound_whereTheProviderMayGoOn(String provider, String extra, boolean whole)
      throws InterruptedException {
    hangs = true;
    streams = true;
    if (provider.equals("openrouter")) {
      new KeyRing(jvm.open(), jvm.ports()).add(ProviderKey.draft(provider, "Router", SecretText.of(SECRET)));
    }
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    boolean isRouter = provider.equals("openrouter");
    String url = isRouter ? "https://openrouter.ai/api/v1/chat/completions" : URL;
    String model = isRouter ? "openai/gpt-4o-mini" : "gpt-4o-mini";
    String body = isRouter
        ? "{\"model\":\"openai/gpt-4o-mini\",\"messages\":[],\"stream\":true,\"max_tokens\":16000}"
        : BODY.replace("50}", "16000,\"stream\":true" + extra + "}");
    ModelRequest request = request(isRouter ? "openrouter:" + model : model, url, body, new KeptResult());
    Thread stopper = new Thread(() -> {
      awaitSent();
      request.stop(new ByokException(ErrorCode.ABORTED, "The app stopped the request."));
    });
    stopper.start();
    Sample.refused(ErrorCode.ABORTED, () -> request.run(grant));
    stopper.join();
    assertEquals(whole, onlyRow().costNanoUsd() == onlyRow().boundNanoUsd(), onlyRow().toString());
    assertTrue(onlyRow().costNanoUsd() > 0);
  }

  @Test
  void aGateway_isToldTheMostItMayCharge() {
    new KeyRing(jvm.open(), jvm.ports()).add(ProviderKey.draft("openrouter", "Router", SecretText.of(SECRET)));
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    String body = "{\"model\":\"openai/gpt-4o-mini\",\"messages\":[],\"max_tokens\":50}";
    run(request("openrouter:openai/gpt-4o-mini", "https://openrouter.ai/api/v1/chat/completions", body, new KeptResult()), grant);
    String text = new String(sent.get(0).body(), StandardCharsets.UTF_8);
    assertTrue(text.contains("\"provider\":{\"max_price\":{\"prompt\":0.15,\"completion\":0.6}}"), text);
  }

  @Test
  void modelsThatBillWorkOfTheirOwn_areRefused() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    Sample.refused(ErrorCode.REQUEST_REFUSED, () -> run(grant, "openai/o3-deep-research"));
    assertEquals(List.of(), sent);
  }

  @Test
  void aStopBeforeTheStart_sendsNothing() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    ModelRequest request = request("gpt-4o-mini", URL, BODY, new KeptResult());
    request.stop(new ByokException(ErrorCode.ABORTED, "The app stopped the request."));
    Sample.refused(ErrorCode.ABORTED, () -> request.run(grant));
    assertEquals(List.of(), sent);
    assertEquals(DOLLAR, Sample.book(jvm).remaining(grant.id()));
  }

  @Test
  void aGrantRevokedMeanwhile_isNotCharged() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    new GrantTable(jvm.store(), jvm.clock(), jvm.ports().crypto()).revoke(grant.id());
    Sample.refused(ErrorCode.GRANT_REVOKED, () -> run(grant, "gpt-4o-mini"));
    assertEquals(List.of(), sent);
  }

  private Value.Obj run(Grant grant, String model) {
    KeptResult kept = new KeptResult();
    run(request(model, URL, BODY, kept), grant);
    assertNotNull(kept.result);
    return kept.result;
  }

  private static void run(ModelRequest request, Grant grant) {
    request.run(grant);
  }

  private ModelRequest request(String model, String url, String body, Answer to) {
    Wallet.Outside outside =
        new Wallet.Outside(this::exchange, new ScriptedEngine(url, new Value.Text(body)), task -> new Thread(task).start());
    Wallet wallet = new Wallet(jvm.open(), jvm.ports(), Shipped.CATALOG, outside, "tab-1");
    Value.Obj text = new Value.Obj().put("type", "text").put("text", "Hi");
    Value.Obj message = new Value.Obj().put("role", "user").put("content", new Value.Arr().add(text));
    Value.Obj options = new Value.Obj().put("prompt", new Value.Arr().add(message)).put("maxOutputTokens", 50);
    return new ModelRequest(wallet, Capability.LANGUAGE, new ModelCall(model, options), streams, to);
  }

  private LedgerEntry onlyRow() {
    List<LedgerEntry> rows = ledger.newest(10).items();
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  private synchronized void noteSent(Http.Request request) {
    sent.add(request);
    notifyAll();
  }

  private synchronized void awaitSent() {
    try {
      while (sent.isEmpty()) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Http.Response exchange(Http.Request request, Http.Cancel cancel) {
    noteSent(request);
    meanwhile.run();
    cancel.onCancel(stopped::countDown);
    return new Scripted();
  }

  private final class Scripted implements Http.Response {
    private boolean read;

    @Override
    public int status() {
      return status;
    }

    @Override
    public List<Http.Header> headers() {
      return List.of(new Http.Header("content-type", "application/json"));
    }

    @Override
    public byte[] read() {
      if (hangs) {
        awaitStopped();
        throw new Http.Broken("cancelled");
      }
      byte[] all = read ? null : answer.getBytes(StandardCharsets.UTF_8);
      read = true;
      return all;
    }

    private void awaitStopped() {
      try {
        stopped.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
