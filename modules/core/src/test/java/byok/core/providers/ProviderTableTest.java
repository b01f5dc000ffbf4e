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
import byok.protocol.Period;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTableTest {
  private static final Set<String> WORDS = Set.of("any", "text", "number", "integer", "boolean", "null");
  private static final Set<String> PACKAGES =
      Set.of("openai", "anthropic", "openrouter", "google", "mistral", "openai-compatible", "elevenlabs", "cohere");
  private static final Set<String> SHAPES =
      Set.of("openai", "anthropic", "openrouter", "google", "cohere", "together", "elevenlabs");
  private static final List<String> OPERATORS =
      List.of("bytes", "names", "plain", "fields", "by", "list", "map", "in", "whole", "starts");
  private static final Value.Obj ROOT = (Value.Obj) Tables.data("providers.json");

  @Test
  void entries_areComplete() {
    assertEquals(
        List.of("openai", "anthropic", "openrouter", "google", "mistral", "groq", "xai", "deepseek", "elevenlabs",
            "cohere", "togetherai", "fireworks", "perplexity"),
        Tables.TABLE.entries().stream().map(ProviderEntry::id).toList());
    assertEquals(List.of("local", "azure", "ollama", "lmstudio", "custom"),
        Tables.TABLE.owned().stream().map(ProviderEntry::id).toList());
    for (ProviderEntry entry : all()) {
      assertTrue(PACKAGES.contains(entry.packageName()), entry.id());
      assertNotNull(entry.optionsKey());
      assertNotNull(entry.authHeader());
      assertTrue(entry.keyCheckUrl().startsWith(entry.origin() + "/"), entry.keyCheckUrl());
      assertEquals(entry.modelListUrl() == null, !entry.fixedModels().isEmpty(), entry.id());
      assertTrue(entry.modelListUrl() == null || SHAPES.contains(entry.modelListShape()), entry.id());
      assertTrue(entry.imageTokens() > 0);
      assertNotNull(entry.keyHint());
      assertNotNull(entry.forwarded("content-type"));
      assertEquals(entry.browser() == Browser.SET, entry.reach() != null, entry.id());
    }
    for (ProviderEntry entry : Tables.TABLE.entries()) {
      assertTrue(entry.baseUrl().startsWith("https://") && entry.keyUrl().startsWith("https://"), entry.id());
    }
    assertEquals("https://api.openai.com", Tables.provider("openai").origin());
    assertEquals("http://localhost:11434", Tables.CUSTOM.origin());
    assertNull(Tables.TABLE.find("constructor"));
  }

  /** The wallet's page goes there by itself, so the address is one of the web and of the provider's own site. */
  @Test
  void signIns_areComplete() {
    List<String> given = new ArrayList<>();
    for (ProviderEntry entry : all()) {
      SignIn signIn = entry.signIn();
      if (signIn != null) {
        given.add(entry.id());
        assertTrue(signIn.pageUrl().startsWith(entry.origin() + "/"), entry.id());
        assertTrue(signIn.exchangeUrl().startsWith(entry.baseUrl() + "/"), entry.id());
        assertTrue(entry.keyUrl().startsWith("https://"), entry.id());
        for (String what : List.of("limit", "per", "until")) {
          assertNotNull(signIn.asking(what), what);
          assertNotNull(signIn.saying(what), what);
        }
        assertNull(signIn.window(Period.TOTAL));
        assertEquals("weekly", signIn.window(Period.WEEK));
      }
    }
    assertEquals(List.of("openrouter"), given);
  }

  @Test
  void endpoints_areComplete() {
    for (ProviderEntry entry : all()) {
      for (Capability kind : Capability.values()) {
        for (Value.Obj endpoint : Tables.endpoints(entry, kind)) {
          String where = entry.id() + " " + kind;
          assertTrue(endpoint.text("path").startsWith("/"), where);
          assertNotNull(endpoint.text("wire"), where);
          assertNotNull(endpoint.object("body"), where);
          boolean language = kind == Capability.LANGUAGE;
          assertEquals(language, endpoint.text("api") != null, where);
          assertEquals(!language, endpoint.list("models") != null, where);
          assertTrue(endpoint.text("package") == null || PACKAGES.contains(endpoint.text("package")), where);
          assertEquals(language, endpoint.list("limit") != null && endpoint.object("force") != null, where);
        }
      }
      assertEquals(!entry.id().equals("elevenlabs"), entry.offers(Capability.LANGUAGE), entry.id());
    }
  }

  @Test
  void owned_isFoundByItsIdAndItsNumber() {
    assertEquals("ollama", Tables.TABLE.ownedBy("ollama-2").id());
    assertEquals("azure", Tables.TABLE.ownedBy("azure").id());
    for (String other : List.of("ollama-", "ollama-x", "ollamas", "my-ollama", "")) {
      assertNull(Tables.TABLE.ownedBy(other), other);
    }
    ProviderEntry azure = Tables.TABLE.custom("azure-2", "Office", "https://a.openai.azure.com/openai/v1");
    assertEquals(List.of(new Http.Header("api-key", "k")), azure.headersWithKey(SecretText.of("k")));
    assertEquals("responses", azure.api(Capability.LANGUAGE, "gpt-4o"));
    assertEquals("azure-2", azure.id());
    assertEquals("openai-compatible", Tables.TABLE.custom("azure-x", "Mine", "https://a.test/v1").packageName());
  }

  @Test
  void likeness_laysMembersOver_andTakesAway() {
    Value.Obj patterns = (Value.Obj) Tables.JSON.parse("""
        {"a":{"name":"A","path":"/a","body":{"x":"text","y":"text"},"force":{"store":false}},
         "b":{"like":"a","body":{"z":"number"}}}""");
    Value.Obj own = (Value.Obj) Tables.JSON.parse("""
        {"like":"b","name":"B","body":{"y":null,"z":"text"},"language":[{"like":"a","path":"/b"},"word"]}""");
    assertEquals(
        "{\"name\":\"B\",\"path\":\"/a\",\"body\":{\"x\":\"text\",\"z\":\"text\"},\"force\":{\"store\":false},"
            + "\"like\":\"b\",\"language\":[{\"name\":\"A\",\"path\":\"/b\",\"body\":{\"x\":\"text\",\"y\":\"text\"},"
            + "\"force\":{\"store\":false},\"like\":\"a\"},\"word\"]}",
        Tables.JSON.print(new Likeness(patterns).complete(own)));
  }

  @ParameterizedTest
  @CsvSource({"sk-ant-api03-x, anthropic", "sk-or-v1-x, openrouter", "sk-proj-x, openai", "sk-x, openai", "gsk_x, groq",
      "AIzaSy, google", "xai-1, xai", "pplx-1, perplexity", "sk_1, elevenlabs", "tgp_v1_x,", "'',"})
  void ofKey_guessesByTheLongestBeginning(String key, String provider) {
    ProviderEntry found = Tables.TABLE.ofKey(key);
    assertEquals(provider, found == null ? null : found.id());
  }

  @Test
  void rules_areAllUnderstood() {
    for (int i = 0; i < ROOT.object("shapes").size(); i++) {
      understood(ROOT.object("shapes").valueAt(i), "shapes." + ROOT.object("shapes").keyAt(i));
    }
    for (ProviderEntry entry : all()) {
      understood(new Value.Obj().put("fields", entry.options(Capability.LANGUAGE, "m")), entry.id());
      for (Capability kind : Capability.values()) {
        for (Value.Obj rules : Tables.endpoints(entry, kind)) {
          understood(new Value.Obj().put("fields", rules.object("body")), entry.id() + rules.text("path"));
          Value.Obj options = rules.object("options") == null ? new Value.Obj() : rules.object("options");
          understood(new Value.Obj().put("fields", options), entry.id() + rules.text("path"));
        }
      }
    }
  }

  /** What the table forces is also what it allows. */
  @Test
  void forcedValues_fitTheRuleOfTheirField_orAnAppMayNotSetIt() {
    for (ProviderEntry entry : all()) {
      for (Value.Obj endpoint : Tables.endpoints(entry, Capability.LANGUAGE)) {
        forcedFits(entry, endpoint);
      }
      Value.Obj rule = new Value.Obj().put("fields", entry.options(Capability.LANGUAGE, "m"));
      assertNull(entry.shape(new Counts(), null).mismatch(rule, entry.defaults(Capability.LANGUAGE), ""), entry.id());
    }
  }

  private static void forcedFits(ProviderEntry entry, Value.Obj endpoint) {
    Value.Obj rules = endpoint.object("body");
    for (String which : List.of("force", "forceStream")) {
      Value.Obj forced = endpoint.object(which);
      for (int i = 0; i < forced.size(); i++) {
        if (rules.has(forced.keyAt(i))) {
          Value rule = rules.get(forced.keyAt(i));
          assertNull(entry.shape(new Counts(), null).mismatch(rule, forced.valueAt(i), ""), entry.id());
        }
      }
    }
  }

  @Test
  void unknownRule_refuses() {
    for (String rule : List.of("\"anything\"", "\"#nowhere\"", "{}", "{\"ins\":[1]}", "3", "null", "[]",
        "{\"fields\":3}")) {
      Shape shape = new Shape(new Value.Obj(), new Counts(), null);
      String found;
      try {
        found = shape.mismatch(Tables.JSON.parse(rule), Value.of(1), "x");
      } catch (RuntimeException broken) {
        found = "x";
      }
      assertEquals("x", found, rule);
    }
  }

  @Test
  void parse_anythingElse_isRefused() {
    for (String text : List.of("{}", "[]", "{\"version\":2}", "null")) {
      ByokException refusal = assertThrows(ByokException.class, () -> ProviderTable.parse(Tables.JSON.parse(text)));
      assertEquals(ErrorCode.INTERNAL, refusal.code());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://llm.example.com/v1, https://llm.example.com/v1", "https://LLM.Example.com/V1/, https://llm.example.com/V1",
    "http://localhost:11434/v1, http://localhost:11434/v1", "http://127.0.0.1:1234, http://127.0.0.1:1234",
    "HTTPS://a.b//, https://a.b", "https://192.168.1.5:8443/v1, https://192.168.1.5:8443/v1"
  })
  void endpoint_isCleaned(String entered, String cleaned) {
    assertEquals(cleaned, Endpoints.clean(" " + entered + " "));
    assertEquals(cleaned, Endpoints.clean(cleaned));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "localhost:11434", "ftp://a.b", "//a.b", "javascript:alert(1)", "https://", "https://user:pw@a.b",
    "https://a.b?x=1", "https://a.b#x",
    "https://a.b/../c", "https://a.b/%2e%2e", "https://a.b\\c", "https://a b", "http://a.b", "http://192.168.1.5",
    "http://127.0.0.1.evil.test",
    "http://localhost.evil.test", "http://localhost@evil.test", "https://a.b:0", "https://a.b:99999", "https://a.b:x",
    "https://a.b:",
    "http://127.0.0.1.", "http://2130706433", "https://[::1", "https://ä.test", "https://a.b/v1//x",
    "http://0.0.0.0:80", "https://a.b/./c",
    "http://127..0.1", "http://127.8.9.1/v1", "http://[::1]:8080/v1", "http://ollama.localhost/v1", "http://[::2]/"
  })
  void endpoint_unfit_isRefused(String entered) {
    ByokException refusal = assertThrows(ByokException.class, () -> Endpoints.clean(entered));
    assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
  }

  private static List<ProviderEntry> all() {
    return Tables.all();
  }

  private static void understood(Value rule, String where) {
    if (rule instanceof Value.Text word) {
      assertTrue(WORDS.contains(word.value())
          || word.value().startsWith("#") && ROOT.object("shapes").has(word.value().substring(1)), where + ": " + word);
    } else if (rule instanceof Value.Arr alternatives) {
      assertTrue(alternatives.size() > 1, where);
      for (int i = 0; i < alternatives.size(); i++) {
        understood(alternatives.get(i), where);
      }
    } else {
      operator((Value.Obj) rule, where);
    }
  }

  private static void operator(Value.Obj rule, String where) {
    assertEquals(1, OPERATORS.stream().filter(rule::has).count(), where);
    for (String key : List.of("list", "map")) {
      if (rule.has(key)) {
        understood(rule.get(key), where + "." + key);
      }
    }
    for (String key : List.of("fields", "cases")) {
      Value.Obj inner = rule.object(key);
      for (int i = 0; inner != null && i < inner.size(); i++) {
        understood(inner.valueAt(i), where + "." + inner.keyAt(i));
      }
    }
    assertEquals(rule.has("by"), rule.object("cases") != null, where);
    assertTrue(rule.text("count") == null || Set.of("images", "documents", "remote",
        "longCache", "outputs", "characters", "seconds", "chunks").contains(rule.text("count")), where);
  }
}
