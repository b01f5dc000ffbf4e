package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.port.Http;
import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Generated changes to good requests: whatever the table does not name is refused. */
class DefaultDenyTest {
  private static final List<String> FREE =
      List.of("parameters", "schema", "input_schema", "input_examples", "reasoning_details", "metadata",
          "responseSchema", "args", "response");
  private static final List<Captured> GOOD = Captured.passing();
  private static final List<String> DANGEROUS = List.of(
      "previous_response_id", "conversation", "background", "prompt", "models", "route", "plugins", "transforms",
      "provider",
      "container", "mcp_servers", "context_management", "web_search_options", "prediction", "modalities", "audio",
      "functions",
      "function_call", "fallbacks", "inference_geo", "speed", "batch", "__proto__", "constructor",
      "prompt_cache_retention",
      "preset", "session_id", "store_conversation", "extra_body", "file_ids", "max_price");

  @Property(tries = 2000)
  void method_otherThanPost_isRefused(@ForAll("requests") Captured good, @ForAll("methods") String method) {
    refused(good.with(new EngineRequest(method, good.request().url(), good.request().headers(),
        good.request().body(), false)));
  }

  @Property(tries = 3000)
  void address_otherThanTheOne_isRefused(@ForAll("requests") Captured good, @ForAll("addresses") String change) {
    String url = change.startsWith("http") || change.contains(":") ? change : good.request().url() + change;
    refused(good.with(new EngineRequest("POST", url, good.request().headers(), good.request().body(), false)));
  }

  /** A provider that makes keys makes none for an app: neither by its method, nor at its address. */
  @Property(tries = 500)
  void keyManagement_isRefused(@ForAll("requests") Captured good, @ForAll("managing") String method) {
    String url = good.entry().makesSubKeys() ? good.entry().subKeysUrl() : good.entry().baseUrl() + "/keys";
    Value.Obj wish = new Value.Obj().put("name", "mine").put("limit", 100);
    refused(good.with(new EngineRequest(method, url, good.request().headers(), wish, false)));
    refused(good.with(new EngineRequest(method, url + "/hash", good.request().headers(), good.body(), false)));
  }

  @Property(tries = 3000)
  void header_unknown_isRefused(@ForAll("requests") Captured good, @ForAll("names") String name) {
    List<Http.Header> headers = new ArrayList<>(good.request().headers());
    headers.add(new Http.Header("x-" + name, "1"));
    refused(good.with(new EngineRequest("POST", good.request().url(), headers, good.request().body(), false)));
  }

  @Property(tries = 3000)
  void field_unknownAtTheTop_isRefused(@ForAll("requests") Captured good, @ForAll("fields") String name) {
    Value.Obj body = good.body();
    if (!good.entry().endpoint(Capability.LANGUAGE, good.model()).object("body").has(name)) {
      ByokException refusal = refused(good.withBody(body.put(name, new Value.Text("x"))));
      assertTrue(refusal.getMessage().contains("field " + name), refusal.getMessage());
    }
  }

  @Property(tries = 6000)
  void field_unknownAnywhere_isRefused(@ForAll("requests") Captured good, @ForAll("names") String name,
      @ForAll int where) {
    Value.Obj body = good.body();
    List<Value.Obj> objects = new ArrayList<>();
    collect(body, objects);
    objects.get(Math.floorMod(where, objects.size())).put("zz_" + name, new Value.Obj().put("id", "file_1"));
    refused(good.withBody(body));
  }

  @Property(tries = 2000)
  void type_unknown_isRefused(@ForAll("requests") Captured good, @ForAll("names") String name, @ForAll int where) {
    Value.Obj body = good.body();
    List<Value.Obj> typed = new ArrayList<>();
    collect(body, typed);
    typed.removeIf(object -> object.text("type") == null);
    if (!typed.isEmpty()) {
      typed.get(Math.floorMod(where, typed.size())).put("type", "zz_" + name);
      refused(good.withBody(body));
    }
  }

  @Property(tries = 1000)
  void limit_thatIsNoPositiveWholeNumber_isRefused(@ForAll("requests") Captured good, @ForAll("noLimits") Value limit) {
    String field = good.check().limitFields().get(0);
    Value.Obj body = good.body();
    Dotted.put(body, field, limit);
    refused(good.withBody(body));
  }

  @Property(tries = 500)
  void model_otherThanRouted_isRefused(@ForAll("requests") Captured good, @ForAll("names") String name) {
    Value.Obj body = good.body().put("model", name);
    EngineRequest changed = new EngineRequest("POST", good.request().url(), good.request().headers(), body, false);
    ByokException refusal = assertThrows(ByokException.class,
        () -> new RequestCheck(Tables.JSON).check(
            new RequestCheck.Allowed(good.entry(), Capability.LANGUAGE, good.model(), 100), changed));
    assertFalse(name.equals(good.model()));
    assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
  }

  private static ByokException refused(Captured changed) {
    ByokException refusal = assertThrows(ByokException.class, changed::check);
    assertEquals(ErrorCode.REQUEST_REFUSED, refusal.code());
    return refusal;
  }

  /** The objects whose fields the table names: not those within free values such as JSON schemas. */
  private static void collect(Value value, List<Value.Obj> into) {
    if (value instanceof Value.Arr list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), into);
      }
    } else if (value instanceof Value.Obj object) {
      into.add(object);
      for (int i = 0; i < object.size(); i++) {
        boolean arguments = object.keyAt(i).equals("input") && "tool_use".equals(object.text("type"));
        if (!arguments && !FREE.contains(object.keyAt(i))) {
          collect(object.valueAt(i), into);
        }
      }
    }
  }

  @Provide
  Arbitrary<String> managing() {
    return Arbitraries.of("GET", "POST", "PATCH", "DELETE");
  }

  @Provide
  Arbitrary<Captured> requests() {
    return Arbitraries.of(GOOD);
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.oneOf(
        Arbitraries.of("GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "post", "POST ", "", "CONNECT"),
        Arbitraries.strings().alpha().ofMaxLength(8).filter(text -> !text.equals("POST")));
  }

  @Provide
  Arbitrary<String> addresses() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "/", "?a=1", "#x", "/..", "/../files", "%2e%2e", "/batches", "?", "//", "/input_items", " ", "\u0000", ";x",
            "https://api.openai.com/v1/files", "https://api.openai.com/v1/responses/resp_1",
            "https://api.openai.com/v1/batches",
            "https://api.openai.com.evil.test/v1/responses", "https://api.openai.com@evil.test/v1/responses",
            "http://api.openai.com/v1/responses", "https://API.openai.com/v1/responses",
            "https://openrouter.ai/api/v1/keys",
            "https://openrouter.ai/api/v1/completions", "https://api.anthropic.com/v1/messages/batches",
            "https://api.anthropic.com/v1/complete", "https://api.anthropic.com/v1/files",
            "http://localhost:11434/api/pull",
            "http://localhost:11435/v1/chat/completions", "javascript:alert(1)", "data:,x"),
        Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(12));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange('a', 'z').withChars('_', '.', '-').ofMinLength(1).ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.oneOf(Arbitraries.of(DANGEROUS), names());
  }

  @Provide
  Arbitrary<Value> noLimits() {
    return Arbitraries.of(
        Value.of(0), Value.of(-1), Value.of(1.5), Value.of(1e300), Value.of("100"), Value.NULL, Value.of(true),
            new Value.Arr());
  }
}
