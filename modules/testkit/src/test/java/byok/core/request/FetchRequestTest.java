package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.GrantTerms;
import byok.core.grants.Grants;
import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.grants.Window;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Http;
import byok.core.pricing.PricedModel;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.FetchCall;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmJson;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests in a provider's own format: what is refused, what goes out, what it costs. */
class FetchRequestTest {
  private static final String SECRET = "sk-MARKED-1234567890abcdef";
  private static final String CHAT = "/chat/completions";
  private static final String HELLO =
      "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":50}";
  private static final String STREAM = HELLO.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\"");
  private static final String USAGE = "\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":20}";

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet jvm = invariants.watch(JvmWallet.create());
  private final Ledger ledger = new Ledger(jvm.open(), jvm.ports());
  private final List<Http.Request> sent = new ArrayList<>();
  private final Heard heard = new Heard();
  private List<String> chunks = List.of("{\"choices\":[]," + USAGE + "}");
  private int status = 200;
  private Runnable beforeLast = () -> {};
  private FetchRequest running;

  FetchRequestTest() {
    KeyRing keys = new KeyRing(jvm.open(), jvm.ports());
    List<PricedModel> listed = Sample.listed("gpt-4o-mini", "gpt-4o", "tts-1", "whisper-1", "o3-deep-research");
    keys.add(ProviderKey.draft("openai", "Mine", SecretText.of(SECRET)).working(listed, JvmWallet.START));
    keys.add(ProviderKey.draft("anthropic", "Other", SecretText.of("sk-ant-1234567890"))
        .working(Sample.listed("claude-haiku-4-5-20251001"), JvmWallet.START));
  }

  @Test
  void anAnswer_isHandedOnAsItCame_paidAsReported_andRecorded() {
    run(CHAT, HELLO);
    assertEquals(200, heard.head.number("status", 0));
    assertEquals("application/json", heard.head.object("headers").text("content-type"));
    assertFalse(heard.head.object("headers").has("x-secret"));
    assertEquals(chunks.get(0), heard.text);
    assertTrue(heard.ended);
    assertEquals(LedgerEntry.PAID, row().outcome());
    assertEquals(1000 * 150 + 20 * 600, row().costNanoUsd());
    assertEquals("gpt-4o-mini", row().model());
  }

  @Test
  void aStream_isSettledByItsLastEvent_whichTheAppNeedNotAskFor() {
    chunks =
        List.of("data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}\n\n",
            "data: {\"choices\":[]," + USAGE + "}\n\ndata: [DONE]\n\n");
    run(CHAT, STREAM);
    assertTrue(bodySent().contains("\"stream_options\":{\"include_usage\":true}"), bodySent());
    assertEquals(String.join("", chunks), heard.text);
    assertEquals(2, heard.parts);
    assertEquals(1000 * 150 + 20 * 600, row().costNanoUsd());
    assertFalse(row().estimated());
  }

  @Test
  void whatGoesOut_hasTheOwnersKey_andNoHeaderOfTheApps() {
    Value.Obj headers = new Value.Obj().put("Authorization", "Bearer byok").put("X-Stainless-Lang", "js");
    headers.put("openai-organization", "org-theirs").put("cookie", "a=b").put("content-type", "text/plain");
    run(call("openai", "POST", CHAT, headers, new Value.Text(HELLO)), all());
    List<Http.Header> expected =
        List.of(
            new Http.Header("content-type", "application/json"), new Http.Header("authorization", "Bearer " + SECRET));
    assertEquals(expected, sent.get(0).headers());
    assertTrue(bodySent().contains("\"store\":false"), bodySent());
  }

  @Test
  void anAllowedHeader_goesOut() {
    Value.Obj headers = new Value.Obj().put("anthropic-beta", "interleaved-thinking-2025-05-14");
    headers.put("x-api-key", "byok").put("anthropic-version", "2024-01-01");
    String body = "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
    run(call("anthropic", "POST", "/messages", headers, new Value.Text(body)), all());
    List<Http.Header> out = sent.get(0).headers();
    assertTrue(out.contains(new Http.Header("anthropic-beta", "interleaved-thinking-2025-05-14")));
    assertTrue(out.contains(new Http.Header("anthropic-version", "2023-06-01")));
    assertTrue(out.contains(new Http.Header("x-api-key", "sk-ant-1234567890")));
    assertTrue(bodySent().contains("\"model\":\"claude-haiku-4-5-20251001\""), bodySent());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      GET    | /chat/completions      | {} | INVALID_REQUEST
      DELETE | /chat/completions      | {"model":"gpt-4o-mini","messages":[]} | REQUEST_REFUSED
      POST   | /files                 | {"model":"gpt-4o-mini"} | REQUEST_REFUSED
      POST   | /chat/completions?x=1  | {"model":"gpt-4o-mini","messages":[]} | REQUEST_REFUSED
      POST   | /../v1/chat/completions | {"model":"gpt-4o-mini","messages":[]} | REQUEST_REFUSED
      GET    | /responses/resp_1      | {} | REQUEST_REFUSED
      POST   | /models                | {"model":"gpt-4o-mini"} | REQUEST_REFUSED
      POST   | /responses             | {"model":"gpt-4o-mini","input":"a","store":true} | REQUEST_REFUSED
      POST   | /responses             | {"model":"gpt-4o-mini","input":"a","previous_response_id":"r"} | REQUEST_REFUSED
      POST   | /responses             | {"model":"gpt-4o-mini","input":"a","tools":[{"type":"web_search"}]} | REQUEST_REFUSED
      POST   | /chat/completions      | {"model":"gpt-4o-mini","messages":[],"n":2} | REQUEST_REFUSED
      POST   | /chat/completions      | {"messages":[]} | INVALID_REQUEST
      POST   | /chat/completions      | no json | INVALID_REQUEST
      POST   | /chat/completions      | {"model":"tts-1","messages":[]} | REQUEST_REFUSED
      POST   | /audio/speech          | {"model":"gpt-4o-mini","input":"a"} | REQUEST_REFUSED
      POST   | /audio/transcriptions  | {"model":"whisper-1"} | REQUEST_REFUSED
      """)
  void whatTheTableDoesNotName_isRefused_andNothingIsSent(String method, String path, String body, ErrorCode code) {
    FetchCall call = call("openai", method, path, new Value.Obj(), new Value.Text(body));
    Sample.refused(code, () -> run(call, all()));
    assertEquals(List.of(), sent);
  }

  @Test
  void whatTheGrantDoesNotCover_isRefused_andNothingIsSent() {
    Grant cats = grant(List.of(Capability.LANGUAGE), List.of(ModelPattern.of("gpt-4o")), Map.of(), Sample.DOLLAR);
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(call(CHAT, HELLO), cats));
    Grant speech = grant(List.of(Capability.SPEECH), List.of(ModelPattern.ANY), Map.of(), Sample.DOLLAR);
    Sample.refused(ErrorCode.CAPABILITY_NOT_ALLOWED, () -> run(call(CHAT, HELLO), speech));
    FetchCall elsewhere = call("mistral", "POST", CHAT, new Value.Obj(), new Value.Text(HELLO));
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> run(elsewhere, all()));
    assertEquals(List.of(), sent);
  }

  @Test
  void localOnly_withoutALocalModel_saysWhereOneIsAdded() {
    Caveats here = new Caveats(
        List.of(Sample.limit(Sample.DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, null, true, null);
    Grant grant = Sample.grant(jvm, here);
    for (String provider : List.of("openai", "local")) {
      ErrorCode code = provider.equals("local") ? ErrorCode.NO_PROVIDER_KEY : ErrorCode.MODEL_NOT_ALLOWED;
      FetchCall call = call(provider, "POST", CHAT, new Value.Obj(), new Value.Text(HELLO));
      ByokException refusal = Sample.refused(code, () -> run(call, grant));
      assertEquals("Add a local model in the wallet, under Keys: Local models.", refusal.details().text("hint"));
    }
    assertEquals(List.of(), sent);
  }

  @Test
  void withoutEnoughMoney_nothingIsSent() {
    Grant poor = grant(List.of(Capability.LANGUAGE), List.of(ModelPattern.ANY), Map.of(), 10);
    Sample.refused(ErrorCode.BUDGET_EXHAUSTED, () -> run(call(CHAT, HELLO), poor));
    assertEquals(List.of(), sent);
    assertEquals(LedgerEntry.REFUSED + "budget_exhausted", row().outcome());
  }

  @Test
  void theOwnersChoiceForAModel_holds_withinTheProvider() {
    Map<String, String> choices =
        Map.of("gpt-4o", "openai/gpt-4o-mini", "gpt-4o-mini", "anthropic/claude-haiku-4-5", "o1", "");
    Grant grant = grant(List.of(Capability.LANGUAGE), List.of(ModelPattern.ANY), choices, Sample.DOLLAR);
    run(call(CHAT, HELLO.replace("gpt-4o-mini", "gpt-4o")), grant);
    assertTrue(bodySent().contains("\"model\":\"gpt-4o-mini\""), bodySent());
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(call(CHAT, HELLO), grant));
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(call(CHAT, HELLO.replace("gpt-4o-mini", "o1")), grant));
    assertEquals(1, sent.size());
  }

  @Test
  void theAnswersLength_isLimited_whereTheAppSetsNone() {
    run(CHAT, HELLO.replace(",\"max_tokens\":50", ""));
    assertTrue(bodySent().contains("\"max_completion_tokens\":4096"), bodySent());
  }

  @Test
  void aRefusalOfTheProvider_costsNothing_andQuotesNoKey() {
    status = 401;
    chunks = List.of("{\"error\":{\"message\":\"Incorrect API key provided: " + SECRET + "\"}}");
    ByokException refusal = Sample.refused(ErrorCode.PROVIDER_AUTH, () -> run(CHAT, HELLO));
    assertFalse(refusal.getMessage().contains("MARKED"));
    assertEquals(0, row().costNanoUsd());
    assertEquals("", heard.text);
  }

  @Test
  void anAnswerWithTheKey_isHeldBack() {
    chunks = List.of("data: {\"choices\":[{\"delta\":{\"content\":\"sk-MARKED", "-1234567890abcdef\"}}]}\n\n");
    Sample.refused(ErrorCode.PROVIDER_ERROR, () -> run(CHAT, STREAM));
    assertFalse(heard.text.contains("MARKED"));
    assertFalse(heard.ended);
  }

  @Test
  void anAbort_cutsTheConnection_andWhatCameIsPaid() {
    chunks = List.of("data: {\"choices\":[{\"delta\":{\"content\":\"Hello\"}}]}\n\n", "data: late\n\n");
    beforeLast = () -> running.stop(new ByokException(ErrorCode.ABORTED, "The app stopped the request."));
    Sample.refused(ErrorCode.ABORTED, () -> run(CHAT, STREAM));
    assertEquals(chunks.get(0), heard.text);
    assertFalse(heard.ended);
    assertEquals(LedgerEntry.STOPPED, row().outcome());
    assertTrue(row().estimated());
    assertTrue(row().costNanoUsd() > 5 * 600 && row().costNanoUsd() < row().boundNanoUsd());
  }

  @Test
  void aStop_wakesAnAnswerThatItsAppDoesNotRead() throws Exception {
    Unread unread = new Unread();
    FetchRequest request = request(call(CHAT, STREAM));
    Grant grant = all();
    FutureTask<ByokException> run =
        new FutureTask<>(() -> Sample.refused(ErrorCode.GRANT_REVOKED, () -> request.run(grant, unread)));
    new Thread(run).start();
    assertTrue(unread.waits.await(10, TimeUnit.SECONDS));
    request.stop(new ByokException(ErrorCode.GRANT_REVOKED, "The owner revoked this grant."));
    run.get(10, TimeUnit.SECONDS);
    assertEquals(LedgerEntry.STOPPED, row().outcome());
  }

  @Test
  void aFile_goesOutUnderAPlainName() {
    Value.Obj file = new Value.Obj().put("bytes", new Value.Bytes(new byte[5_000])).put("type", "audio/webm");
    Value.Arr pairs = new Value.Arr().add(pair("model", new Value.Text("whisper-1")));
    pairs.add(pair("file", file.put("name", "Gruß\"\r\nx: y.webm")));
    chunks = List.of("{\"text\":\"Hi\",\"duration\":61.2}");
    run(call("openai", "POST", "/audio/transcriptions", new Value.Obj(), pairs), all());
    assertTrue(bodySent().contains("filename=\"Gru____x__y.webm\""), bodySent().substring(0, 300));
    assertEquals(62 * 100_000, row().costNanoUsd());
  }

  @Test
  void theModels_areThoseThatTheGrantCovers_andNobodyIsAsked() {
    List<Capability> kinds = List.of(Capability.LANGUAGE, Capability.SPEECH);
    Grant grant = grant(kinds, List.of(ModelPattern.of("gpt-4o*"), ModelPattern.of("tts-1")), Map.of(), 0);
    run(call("openai", "GET", "/models", new Value.Obj(), null), grant);
    Value.Obj list = (Value.Obj) new JvmJson().parse(heard.text);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < list.list("data").size(); i++) {
      ids.add(((Value.Obj) list.list("data").get(i)).text("id"));
    }
    assertEquals(List.of("gpt-4o-mini", "gpt-4o", "tts-1"), ids);
    assertTrue(heard.ended);
    assertEquals(List.of(), sent);
    assertEquals(List.of(), ledger.newest(1).items());
    FetchCall hidden = call("openai", "GET", "/models/whisper-1", new Value.Obj(), null);
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(hidden, grant));
  }

  @Test
  void theModelsOfAnthropic_areInItsFormat() {
    run(call("anthropic", "GET", "/models?limit=20", new Value.Obj(), null), all());
    Value.Obj list = (Value.Obj) new JvmJson().parse(heard.text);
    assertEquals("claude-haiku-4-5-20251001", list.text("last_id"));
    assertEquals("model", ((Value.Obj) list.list("data").get(0)).text("type"));
  }

  private void run(String path, String body) {
    run(call(path, body), all());
  }

  private void run(FetchCall call, Grant grant) {
    running = request(call);
    running.run(grant, heard);
  }

  private FetchRequest request(FetchCall call) {
    Wallet.Outside outside = new Wallet.Outside(this::exchange, null, null);
    Wallet wallet = new Wallet(jvm.open(), jvm.ports(), Shipped.CATALOG, outside, "tab-1");
    return new FetchRequest(wallet, call, () -> {});
  }

  private static FetchCall call(String path, String body) {
    return call("openai", "POST", path, new Value.Obj(), new Value.Text(body));
  }

  private static FetchCall call(String provider, String method, String path, Value.Obj headers, Value body) {
    return new FetchCall(provider, method, path, headers, body);
  }

  private static Value.Arr pair(String name, Value value) {
    return new Value.Arr().add(name).add(value);
  }

  private Grant all() {
    return grant(List.of(Capability.values()), List.of(ModelPattern.ANY), Map.of(), Sample.DOLLAR);
  }

  private Grant grant(List<Capability> kinds, List<ModelPattern> models, Map<String, String> choices, long budget) {
    GrantTerms terms =
        new GrantTerms(
            "Studio", "Words", kinds, models, Sample.caveats(Sample.limit(budget, Period.DAY)), choices);
    return new Grants(jvm.open(), jvm.ports()).approve(Sample.ORIGIN, terms, Storage.SHARED);
  }

  private LedgerEntry row() {
    List<LedgerEntry> rows = ledger.newest(10).items();
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  private String bodySent() {
    return new String(sent.get(0).body(), StandardCharsets.UTF_8);
  }

  private Http.Response exchange(Http.Request request, Http.Cancel cancel) {
    sent.add(request);
    return new Chunks(cancel);
  }

  private final class Chunks implements Http.Response {
    private final Http.Cancel cancel;
    private int at;

    Chunks(Http.Cancel cancel) {
      this.cancel = cancel;
    }

    @Override
    public int status() {
      return status;
    }

    @Override
    public List<Http.Header> headers() {
      return List.of(new Http.Header("content-type", "application/json"), new Http.Header("x-secret", "a"));
    }

    @Override
    public byte[] read() {
      if (at == chunks.size() - 1) {
        beforeLast.run();
      }
      if (cancel.isCancelled()) {
        throw new Http.Broken("cancelled");
      }
      return at == chunks.size() ? null : chunks.get(at++).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** What an app does not read: waits for room until it is stopped. */
  private static final class Unread implements Answer {
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public void open(Value.Obj head) {}

    @Override
    public void part(Value part) {
      waits.countDown();
      try {
        stopped.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void stop() {
      stopped.countDown();
    }

    @Override
    public void end() {}

    @Override
    public void result(Value.Obj result) {}
  }

  private static final class Heard implements Answer {
    private Value.Obj head;
    private String text = "";
    private int parts;
    private boolean ended;

    @Override
    public void open(Value.Obj opened) {
      head = opened;
    }

    @Override
    public void part(Value part) {
      parts++;
      text += new String(((Value.Bytes) part).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void end() {
      ended = true;
    }

    @Override
    public void result(Value.Obj result) {
      throw new IllegalStateException("A fetch has no result.");
    }
  }
}
