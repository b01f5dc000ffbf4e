package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Http;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each entry of the table: what it names goes through, and every change to that is refused before it leaves. */
class EveryProviderTest {
  static final String MODEL = "some-model_1.5";
  private static final int BODIES = 60;
  private static final List<String> METHODS =
      List.of("GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "post", "POST ", "");
  private static final List<String> PATHS =
      List.of("/files", "/batches", "/fine_tuning/jobs", "/responses/resp_1", "/models", "/keys", "/assistants",
          "/chat/completions/x", "/cachedContents", "/models/other:generateContent", "/api/pull", "/threads", "");
  private static final List<String> SUFFIXES = List.of("/", "?a=1", "#x", "/..", "%2e", "&key=x", " ", ";x", "\u0000");
  private static final List<String> HEADERS =
      List.of("x-anything", "cookie", "referer", "origin", "x-goog-user-project", "openai-organization", "http-referer",
          "anthropic-dangerous", "x-stainless-os", "x-amz-target", "ocp-apim-subscription-key", "proxy-authorization");
  private static final Value.Obj SHAPES = ((Value.Obj) Tables.data("providers.json")).object("shapes");

  static Stream<ProviderEntry> speaking() {
    return Tables.all().stream().filter(entry -> entry.offers(Capability.LANGUAGE));
  }

  static Stream<ProviderEntry> all() {
    return Tables.all().stream();
  }

  @ParameterizedTest
  @MethodSource("speaking")
  void everyField_goesThrough_andEveryChangeIsRefused(ProviderEntry entry) {
    int refusals = 0;
    for (int seed = 0; seed < BODIES; seed++) {
      Samples samples = new Samples(SHAPES, seed);
      Value.Obj body = samples.body(entry.endpoint(Capability.LANGUAGE, MODEL).object("body"));
      nameModel(body);
      assertNotNull(check(entry, "POST", url(entry), List.of(), body), () -> entry.id());
      for (Samples.Change change : samples.changes()) {
        change.during(() -> refused(entry, "POST", url(entry), List.of(), body, change));
        refusals++;
      }
    }
    assertTrue(refusals > 40 * BODIES, entry.id() + ": " + refusals);
  }

  @ParameterizedTest
  @MethodSource("speaking")
  void method_otherThanPost_isRefused(ProviderEntry entry) {
    for (String method : METHODS) {
      refused(entry, method, url(entry), List.of(), plain(entry), method);
    }
  }

  @ParameterizedTest
  @MethodSource("speaking")
  void address_ofAnythingElse_isRefused(ProviderEntry entry) {
    List<String> urls = new ArrayList<>();
    SUFFIXES.forEach(suffix -> urls.add(url(entry) + suffix));
    PATHS.forEach(path -> urls.add(entry.baseUrl() + path));
    PATHS.forEach(path -> urls.add(entry.origin() + path));
    Tables.all().stream().filter(other -> other != entry).forEach(other -> urls.add(other.baseUrl() + "/x"));
    urls.add(url(entry).replaceFirst("//", "//evil@"));
    urls.add(url(entry).replaceFirst("https?", "ftp"));
    urls.add(url(entry).replaceFirst("(//[^/]+)", "$1.evil.test"));
    urls.add(url(entry).toUpperCase());
    for (Capability kind : Capability.values()) {
      if (kind != Capability.LANGUAGE) {
        Tables.endpoints(entry, kind).forEach(endpoint -> urls.add(entry.baseUrl() + endpoint.text("path")));
      }
    }
    urls.forEach(address -> refused(entry, "POST", address, List.of(), plain(entry), address));
  }

  @ParameterizedTest
  @MethodSource("speaking")
  void header_notListed_isRefused_andTheAppsOwnKeyIsDropped(ProviderEntry entry) {
    for (String name : HEADERS) {
      refused(entry, "POST", url(entry), List.of(new Http.Header(name, "1")), plain(entry), name);
    }
    refused(entry, "POST", url(entry), List.of(new Http.Header("content-type", "text/plain")), plain(entry), "type");
    List<Http.Header> usual =
        List.of(
            new Http.Header(entry.authHeader().toUpperCase(), "the app's own"), new Http.Header("user-agent", "x"),
            new Http.Header("Content-Type", "application/json"));
    CheckedRequest checked = check(entry, "POST", url(entry), usual, plain(entry));
    List<Http.Header> sent = entry.headersWithKey(checked, SecretText.of("the-key"));
    List<Http.Header> expected = new ArrayList<>(entry.fixedHeaders());
    expected.add(new Http.Header("content-type", "application/json"));
    Http.Header own = entry.headersWithKey(SecretText.of("the-key")).get(entry.fixedHeaders().size());
    assertTrue(own.value().endsWith("the-key"));
    expected.add(own);
    assertEquals(expected, sent);
  }

  @ParameterizedTest
  @MethodSource("speaking")
  void model_otherThanRouted_orThatLeavesItsPath_isRefused(ProviderEntry entry) {
    boolean inPath = entry.endpoint(Capability.LANGUAGE, MODEL).text("path").contains("{model}");
    for (String model : List.of("other", "../files", "a/../b", "x?y=", "x#", "x%2f..", "a/b", "")) {
      String address = inPath ? entry.baseUrl() + "/models/" + model + ":generateContent" : url(entry);
      Value.Obj body = plain(entry);
      String routed = inPath && !model.equals("other") ? model : MODEL;
      if (!inPath) {
        body.put("model", model);
      }
      EngineRequest request = new EngineRequest("POST", address, List.of(), body, false);
      ByokException refusal =
          assertThrows(ByokException.class, () -> new RequestCheck(Tables.JSON).check(allowed(entry, routed), request),
              entry.id() + " " + model);
      assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
    }
  }

  @ParameterizedTest
  @MethodSource("speaking")
  void limit_isSet_keptAndLowered(ProviderEntry entry) {
    CheckedRequest checked = check(entry, "POST", url(entry), List.of(), plain(entry));
    String field = ProviderEntry.texts(entry.endpoint(Capability.LANGUAGE, MODEL).list("limit")).get(0);
    assertEquals(List.of(field), checked.limitFields());
    assertEquals(100, checked.maxOutputTokens());
    assertEquals(Value.of(100), Dotted.get(checked.body(), field));
    CheckedRequest lowered = checked.withOutputLimit(20);
    assertEquals(Value.of(20), Dotted.get(lowered.body(), field));
    assertEquals(Value.of(100), Dotted.get(checked.body(), field));
  }

  /** Models of every other kind: their bodies are held against the same rules. */
  @ParameterizedTest
  @MethodSource("all")
  void bodiesOfEveryEndpoint_fit_andNoChangeToThemDoes(ProviderEntry entry) {
    for (Capability kind : Capability.values()) {
      for (Value.Obj endpoint : Tables.endpoints(entry, kind)) {
        for (int seed = 0; seed < BODIES; seed++) {
          fits(entry, endpoint.object("body"), new Samples(SHAPES, seed), kind);
        }
      }
    }
  }

  private static void fits(ProviderEntry entry, Value.Obj fields, Samples samples, Capability kind) {
    Value.Obj rule = new Value.Obj().put("fields", fields);
    Value.Obj body = samples.body(fields);
    Shape shape = entry.shape(new Counts(), MODEL);
    assertNull(shape.mismatch(rule, body, ""), entry.id() + " " + kind);
    for (Samples.Change change : samples.changes()) {
      change.during(() -> assertNotNull(shape.mismatch(rule, body, ""), entry.id() + " " + kind + " " + change));
    }
  }

  private static void nameModel(Value.Obj body) {
    if (body.has("model")) {
      body.put("model", MODEL);
    }
  }

  private static String url(ProviderEntry entry) {
    return entry.baseUrl() + entry.endpoint(Capability.LANGUAGE, MODEL).text("path").replace("{model}", MODEL);
  }

  private static Value.Obj plain(ProviderEntry entry) {
    Value.Obj body = new Value.Obj();
    return entry.endpoint(Capability.LANGUAGE, MODEL).object("body").has("model") ? body.put("model", MODEL) : body;
  }

  private static CheckedRequest check(
      ProviderEntry entry, String method, String url, List<Http.Header> headers, Value.Obj body) {
    EngineRequest request = new EngineRequest(method, url, headers, body, false);
    return new RequestCheck(Tables.JSON).check(allowed(entry, MODEL), request);
  }

  private static RequestCheck.Allowed allowed(ProviderEntry entry, String model) {
    return new RequestCheck.Allowed(entry, Capability.LANGUAGE, model, 100);
  }

  private static void refused(
      ProviderEntry entry, String method, String url, List<Http.Header> headers, Value.Obj body, Object what) {
    ByokException refusal =
        assertThrows(ByokException.class, () -> check(entry, method, url, headers, body), entry.id() + " " + what);
    assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
  }
}
