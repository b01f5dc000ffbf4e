package byok.core.request;

import static byok.core.Sample.DOLLAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import byok.core.Sample;
import byok.core.grants.Caveats;
import byok.core.grants.Grant;
import byok.core.grants.Storage;
import byok.core.grants.Window;
import byok.core.keys.KeyRing;
import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.ledger.Ledger;
import byok.core.ledger.LedgerEntry;
import byok.core.local.LocalKey;
import byok.core.local.LocalModel;
import byok.core.local.ModelFile;
import byok.core.port.Http;
import byok.core.pricing.PricedModel;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A model of this browser under the same grants, where there is no network at all. */
class LocalRequestTest {
  private static final String URL = "https://local.invalid/v1/chat/completions";
  private static final String BODY =
      "{\"model\":\"tiny\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"max_tokens\":50}";
  private static final String ADD = "Add a local model in the wallet, under Keys: Local models.";
  private static final String ANSWER = "{\"choices\":[],\"usage\":{\"prompt_tokens\":6,\"completion_tokens\":12}}";

  @RegisterExtension final WalletInvariants invariants = new WalletInvariants();

  private final JvmWallet jvm = invariants.watch(JvmWallet.create());
  private final KeyRing keys = new KeyRing(jvm.open(), jvm.ports());
  private final List<Http.Request> sent = new ArrayList<>();
  private String body = BODY;

  @BeforeEach
  void aModelIsHere() {
    keys.add(ProviderKey.draft("openai", "Mine", SecretText.of("sk-MARKED-12345678")));
    LocalModel tiny =
        new LocalModel("tiny", "Tiny", "wllama", List.of(new ModelFile("w", "", 3, "")), 512, 0, "");
    LocalKey.follow(keys, List.of(tiny), jvm.clock().nowMillis());
  }

  @Test
  void anAnswer_costsNothing_isCounted_andNamesNoKey() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    run(grant, "local/tiny");
    LedgerEntry row = new Ledger(jvm.open(), jvm.ports()).newest(10).items().get(0);
    assertEquals(LedgerEntry.PAID, row.outcome());
    assertEquals("local", row.providerId());
    assertEquals(0, row.costNanoUsd());
    assertEquals(List.of(6L, 12L), List.of(row.inputTokens(), row.outputTokens()));
    assertFalse(row.estimated());
    assertEquals(DOLLAR, Sample.book(jvm).remaining(grant.id()));
    for (Http.Header header : sent.get(0).headers()) {
      assertEquals("content-type", header.name());
    }
  }

  @Test
  void localOnly_isAnsweredHere_andNowhereElse() {
    Grant grant = Sample.grant(jvm, here());
    run(grant, "tiny");
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(grant, "openai/gpt-4o-mini"));
    assertEquals(1, sent.size());
    assertEquals(URL, sent.get(0).url());
  }

  @Test
  void localOnly_hasNobodyHereFetchAnAddress() {
    String image = "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://elsewhere.example/?Hi\"}}]";
    body = BODY.replace("\"Hi\"", image);
    Grant grant = Sample.grant(jvm, here());
    Sample.refused(ErrorCode.REQUEST_REFUSED, () -> run(grant, "tiny"));
    assertEquals(List.of(), sent);
  }

  @Test
  void localOnly_reachesNoCloudModelOfALoopbackServer() {
    ProviderKey ollama = keys.add(ProviderKey.draft("ollama", "Ollama", SecretText.of(""))
        .at("http://localhost:11434/v1", new TokenPrice(0, 0)));
    keys.replace(ollama.working(List.of(model("gpt-oss:120b-cloud"), model("gpt-oss:20b")), jvm.clock().nowMillis()));
    Grant grant = Sample.grant(jvm, here());
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(grant, "ollama/gpt-oss:120b-cloud"));
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(grant, "gpt-oss:120b-cloud"));
    assertEquals(List.of(), sent);
    Wallet wallet = new Wallet(jvm.open(), jvm.ports(), Shipped.CATALOG, null, "");
    List<String> listed = new ArrayList<>();
    Menu.of(wallet, grant).models().forEach(model -> listed.add(model.id()));
    assertEquals(List.of("local/tiny", "ollama/gpt-oss:20b"), listed);
  }

  @Test
  void aModelThatAnotherKeyListsUnderThisName_isNotAsked() {
    ProviderKey reseller = keys.add(ProviderKey.draft("house", "House", SecretText.of(""))
        .at("https://llm.example/v1", new TokenPrice(0, 0)));
    keys.replace(reseller.working(List.of(model("local/tiny"), model("local/other")), jvm.clock().nowMillis()));
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    run(grant, "local/tiny");
    assertEquals(URL, sent.get(0).url());
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> run(grant, "local/other"));
    LocalKey.follow(keys, List.of(), jvm.clock().nowMillis());
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> run(grant, "local/tiny"));
    assertEquals(1, sent.size());
  }

  @Test
  void aModelThatIsNotOfTheOwners_isNotAskedFor() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> run(grant, "local/browser"));
    assertEquals(List.of(), sent);
  }

  @Test
  void aSealedGrant_reachesNoModelOfThisBrowser_andIsToldWhichOneWould() {
    Grant grant = Sample.grant(jvm, Sample.caveats(Sample.limit(DOLLAR, Period.DAY)), Storage.SEALED);
    ByokException refusal = Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(grant, "local/tiny"));
    assertEquals("Ask for a grant that is strict or local only.", refusal.details().text("hint"));
    assertEquals(List.of(), sent);
  }

  @Test
  void localOnly_withoutALocalModel_saysWhereOneIsAdded() {
    LocalKey.follow(keys, List.of(), jvm.clock().nowMillis());
    Grant grant = Sample.grant(jvm, here());
    for (String model : List.of("default", "local/tiny")) {
      ByokException refusal = Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> run(grant, model));
      assertEquals(ADD, refusal.details().text("hint"));
    }
    ByokException refusal = Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> run(grant, "openai/gpt-4o-mini"));
    assertEquals(ADD, refusal.details().text("hint"));
  }

  private static PricedModel model(String id) {
    return PricedModel.of("ollama", id, null);
  }

  private static Caveats here() {
    return new Caveats(List.of(Sample.limit(DOLLAR, Period.DAY)), Window.NEVER, 20, null, null, null, true, null);
  }

  @Test
  void aModelThatIsNoLongerHere_isNotServed() {
    Grant grant = Sample.grant(jvm, Sample.limit(DOLLAR, Period.DAY));
    LocalKey.follow(keys, List.of(), jvm.clock().nowMillis());
    Sample.refused(ErrorCode.NO_PROVIDER_KEY, () -> run(grant, "local/tiny"));
    assertEquals(List.of(), sent);
  }

  private void run(Grant grant, String model) {
    Wallet.Outside outside = new Wallet.Outside(
        new Offline(), new ScriptedEngine(URL, new Value.Text(body)), task -> new Thread(task).start());
    Wallet wallet = new Wallet(jvm.open(), jvm.ports(), Shipped.CATALOG, outside, "tab-1");
    Value.Obj text = new Value.Obj().put("type", "text").put("text", "Hi");
    Value.Obj message = new Value.Obj().put("role", "user").put("content", new Value.Arr().add(text));
    Value.Obj options = new Value.Obj().put("prompt", new Value.Arr().add(message)).put("maxOutputTokens", 50);
    KeptResult kept = new KeptResult();
    new ModelRequest(wallet, Capability.LANGUAGE, new ModelCall(model, options), false, kept).run(grant);
    assertNotNull(kept.result);
  }

  private final class Offline implements Http {
    @Override
    public Response send(Request request, Cancel cancel) {
      sent.add(request);
      return new Once();
    }

    @Override
    public boolean isOffline() {
      return true;
    }
  }

  private static final class Once implements Http.Response {
    private byte[] rest = ANSWER.getBytes(StandardCharsets.UTF_8);

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
      byte[] next = rest;
      rest = null;
      return next;
    }
  }
}
