package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.Sample;
import byok.core.grants.Grant;
import byok.core.grants.GrantTerms;
import byok.core.grants.Grants;
import byok.core.grants.ModelPattern;
import byok.core.grants.Storage;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.port.Http;
import byok.core.secret.SecretText;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.ModelCall;
import byok.protocol.Period;
import byok.protocol.Value;
import byok.testkit.JvmWallet;
import byok.testkit.WalletInvariants;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests to models of other kinds than language: what they cost, and what goes out. */
class WorkRequestTest {
  private static final String BASE = "https://api.openai.com/v1";
  private static final long BUDGET = 100 * Sample.CENT;

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet jvm = invariants.watch(JvmWallet.create());
  private final Ledger ledger = new Ledger(jvm.open(), jvm.ports());
  private final List<Http.Request> sent = new ArrayList<>();
  private String answer = "{}";
  private final KeptResult kept = new KeptResult();

  WorkRequestTest() {
    KeyRing keys = new KeyRing(jvm.open(), jvm.ports());
    keys.add(ProviderKey.draft("anthropic", "Other", SecretText.of("sk-ant-1234567890")));
    keys.add(ProviderKey.draft("openai", "Mine", SecretText.of("sk-MARKED-1234567890abcdef")));
  }

  @Test
  void anImage_costsItsPrice_andItsReceiptIsAmongItsImages() {
    run(Capability.IMAGE, "dall-e-3", "/images/generations", """
        {"model":"dall-e-3","prompt":"A cat","n":1,"size":"1024x1024","response_format":"b64_json"}""");
    assertEquals(40_000_000, paid().costNanoUsd());
    assertFalse(paid().estimated());
    Value.Obj receipt = kept.result.object("providerMetadata").object("byok");
    assertEquals(0.04, receipt.number("costUsd", 0), 1e-12);
    assertEquals(0.04, ((Value.Obj) receipt.list("images").get(0)).number("costUsd", 0), 1e-12);
  }

  @Test
  void anImageByTheToken_costsWhatIsReported_elseItsBound() {
    answer = "{\"data\":[],\"usage\":{\"input_tokens\":50,\"output_tokens\":1056}}";
    String body = "{\"model\":\"gpt-image-1\",\"prompt\":\"A cat\",\"n\":1}";
    run(Capability.IMAGE, "gpt-image-1", "/images/generations", body);
    assertEquals(50 * 10_000 + 1056 * 40_000, paid().costNanoUsd());
    answer = "{\"data\":[]}";
    jvm.clock().advance(1);
    run(Capability.IMAGE, "gpt-image-1", "/images/generations", body);
    assertEquals(paid().boundNanoUsd(), paid().costNanoUsd());
    assertTrue(paid().estimated());
  }

  @Test
  void tooManyImagesForWhatIsLeft_areRefused_andNothingIsSent() {
    String body = "{\"model\":\"gpt-image-1\",\"prompt\":\"A cat\",\"n\":10}";
    Sample.refused(
        ErrorCode.BUDGET_EXHAUSTED, () -> run(Capability.IMAGE, "gpt-image-1", "/images/generations", body));
    assertEquals(List.of(), sent);
  }

  @Test
  void speech_costsItsCharacters() {
    run(Capability.SPEECH, "tts-1", "/audio/speech", "{\"model\":\"tts-1\",\"input\":\"Hello there\",\"voice\":\"alloy\"}");
    assertEquals(11 * 15_000, paid().costNanoUsd());
    assertFalse(paid().estimated());
  }

  @Test
  void aTranscript_goesOutAsAForm_andCostsTheSecondsReported() {
    answer = "{\"text\":\"Hi\",\"duration\":61.2}";
    byte[] audio = new byte[200_000];
    audio[7] = 42;
    run(Capability.TRANSCRIPTION, "whisper-1", "/audio/transcriptions", form(audio));
    assertEquals(62 * 100_000, paid().costNanoUsd());
    assertFalse(paid().estimated());
    assertTrue(paid().boundNanoUsd() > paid().costNanoUsd());
    String type = sent.get(0).headers().stream().filter(one -> one.name().equals("content-type")).findFirst()
        .orElseThrow().value();
    assertTrue(type.startsWith("multipart/form-data; boundary=byok"), type);
    assertArrayEquals(audio, fileOf(sent.get(0).body(), type.substring(type.indexOf('=') + 1)));
  }

  @Test
  void aTranscriptThatSaysNoLength_costsItsBound() {
    answer = "{\"text\":\"Hi\"}";
    run(Capability.TRANSCRIPTION, "whisper-1", "/audio/transcriptions", form(new byte[5_000]));
    assertEquals(11 * 100_000, paid().costNanoUsd());
    assertTrue(paid().estimated());
  }

  @Test
  void embeddings_costTheirInput() {
    answer = "{\"data\":[],\"usage\":{\"prompt_tokens\":500,\"total_tokens\":500}}";
    run(Capability.EMBEDDING, "text-embedding-3-small", "/embeddings",
        "{\"model\":\"text-embedding-3-small\",\"input\":[\"a\"],\"encoding_format\":\"float\"}");
    assertEquals(500 * 20, paid().costNanoUsd());
    assertEquals(500, paid().inputTokens());
  }

  @Test
  void aKindThatTheGrantDoesNotCover_isRefused() {
    Grant words = Sample.grant(jvm, Sample.limit(BUDGET, Period.DAY));
    ModelRequest request = request(Capability.IMAGE, "dall-e-3", "/images/generations", new Value.Text("{}"));
    Sample.refused(ErrorCode.CAPABILITY_NOT_ALLOWED, () -> request.run(words));
  }

  @Test
  void aKindThatNoKeyServes_isRefused() {
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> run(Capability.RERANKING, "rerank-v3.5", "/rerank", "{}"));
    Sample.refused(ErrorCode.REQUEST_REFUSED, () -> run(Capability.IMAGE, "openai:gpt-4o", "/images/generations", "{}"));
  }

  /** An owner's price of tokens says nothing of images, speech and recordings. */
  @Test
  void otherKindsAtAPriceOfTokens_areRefused() {
    TokenPrice price = new TokenPrice(2_500, 10_000);
    new KeyRing(jvm.open(), jvm.ports()).add(
        ProviderKey.draft("azure", "Office", SecretText.of("0123456789abcdef"))
            .at("https://office.openai.azure.com/openai/v1", price));
    for (String model : List.of("azure:whisper-1", "azure:tts-hd")) {
      Capability kind = model.endsWith("1") ? Capability.TRANSCRIPTION : Capability.SPEECH;
      Sample.refused(ErrorCode.UNPRICED_MODEL, () -> run(kind, model, "/audio/speech", "{}"));
    }
    assertEquals(List.of(), sent);
  }

  /** A name that the grant does not cover tells nothing of the keys there are. */
  @Test
  void modelsThatTheGrantDoesNotName_areAllRefusedAlike() {
    GrantTerms terms =
        new GrantTerms(
            "Notes", "", List.of(Capability.LANGUAGE), List.of(ModelPattern.of("gpt-4o-mini")),
            Sample.caveats(Sample.limit(BUDGET, Period.DAY)), Map.of());
    Grant one = new Grants(jvm.open(), jvm.ports()).approve(Sample.ORIGIN, terms, Storage.SHARED);
    for (String model : List.of("anthropic:claude-sonnet-4-5", "groq:llama", "mistral/x", "anything")) {
      ModelRequest request = request(Capability.LANGUAGE, model, "/responses", new Value.Text("{}"));
      Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> request.run(one));
    }
  }

  private void run(Capability kind, String model, String path, String body) {
    run(kind, model, path, new Value.Text(body));
  }

  private void run(Capability kind, String model, String path, Value body) {
    request(kind, model, path, body).run(grant());
  }

  private Grant grant() {
    GrantTerms terms =
        new GrantTerms(
            "Studio", "Pictures", List.of(Capability.values()), List.of(ModelPattern.ANY),
            Sample.caveats(Sample.limit(BUDGET, Period.DAY)), Map.of());
    return new Grants(jvm.open(), jvm.ports()).approve(Sample.ORIGIN, terms, Storage.SHARED);
  }

  private ModelRequest request(Capability kind, String model, String path, Value body) {
    Wallet.Outside outside =
        new Wallet.Outside(this::exchange, new ScriptedEngine(BASE + path, body), task -> new Thread(task).start());
    Wallet wallet = new Wallet(jvm.open(), jvm.ports(), Shipped.CATALOG, outside, "tab-1");
    return new ModelRequest(wallet, kind, new ModelCall(model, new Value.Obj()), false, kept);
  }

  /** The newest row, which must be paid. */
  private LedgerEntry paid() {
    LedgerEntry row = ledger.newest(1).items().get(0);
    assertEquals(LedgerEntry.PAID, row.outcome());
    return row;
  }

  private static Value.Arr form(byte[] audio) {
    Value.Obj file = new Value.Obj().put("bytes", new Value.Bytes(audio)).put("type", "audio/webm");
    Value.Arr model = new Value.Arr().add("model").add("whisper-1");
    return new Value.Arr().add(model).add(new Value.Arr().add("file").add(file.put("name", "audio.webm")));
  }

  /** The bytes of the file in a form. */
  private static byte[] fileOf(byte[] body, String boundary) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int begin = text.indexOf("\r\n\r\n", text.indexOf("filename=")) + 4;
    int end = text.indexOf("\r\n--" + boundary, begin);
    return text.substring(begin, end).getBytes(StandardCharsets.ISO_8859_1);
  }

  private synchronized Http.Response exchange(Http.Request request, Http.Cancel cancel) {
    sent.add(request);
    return new Once(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Once implements Http.Response {
    private byte[] left;

    Once(byte[] body) {
      left = body;
    }

    @Override
    public int status() {
      return 200;
    }

    @Override
    public List<Http.Header> headers() {
      return List.of(new Http.Header("content-type", "application/json"));
    }

    @Override
    public byte[] read() {
      byte[] all = left;
      left = null;
      return all;
    }
  }
}
