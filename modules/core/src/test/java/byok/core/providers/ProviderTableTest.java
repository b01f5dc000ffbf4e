package byok.core.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
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
  private static final List<String> OPERATORS = List.of("bytes", "plain", "fields", "by", "list", "map", "in", "whole", "starts");
  private static final Value.Obj ROOT = (Value.Obj) Tables.data("providers.json");

  @Test
  void entries_areComplete() {
    assertEquals(List.of("openai", "anthropic", "openrouter"),
        Tables.TABLE.entries().stream().map(ProviderEntry::id).toList());
    for (ProviderEntry entry : all()) {
      assertNotNull(entry.packageName());
      assertNotNull(entry.api(Capability.LANGUAGE, "m"));
      assertNotNull(entry.optionsKey());
      assertTrue(entry.keyCheckUrl().startsWith(entry.origin() + "/"), entry.keyCheckUrl());
      assertTrue(entry.modelListUrl().startsWith(entry.baseUrl() + "/"));
      assertTrue(Set.of("openai", "anthropic", "openrouter").contains(entry.modelListShape()));
      assertTrue(entry.imageTokens() > 0);
      assertNotNull(entry.keyHint());
      assertNotNull(entry.forwarded("content-type"));
      Value.Obj body = entry.endpoint(Capability.LANGUAGE, "m").object("body");
      assertTrue(ProviderEntry.texts(entry.endpoint(Capability.LANGUAGE, "m").list("limit")).stream().allMatch(body::has));
    }
    assertEquals("https://api.openai.com", Tables.provider("openai").origin());
    assertEquals("http://localhost:11434", Tables.CUSTOM.origin());
    assertNull(Tables.TABLE.find("constructor"));
  }

  @ParameterizedTest
  @CsvSource({"sk-ant-api03-x, anthropic", "sk-or-v1-x, openrouter", "sk-proj-x, openai", "sk-x, openai", "gsk_x,",
      "'',"})
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
      for (Value.Obj rules : endpoints(entry)) {
        understood(new Value.Obj().put("fields", rules.object("body")), entry.id() + rules.text("path"));
        Value.Obj options = rules.object("options") == null ? new Value.Obj() : rules.object("options");
        understood(new Value.Obj().put("fields", options), entry.id() + rules.text("path"));
      }
    }
  }

  /** What the table forces is also what it allows. */
  @Test
  void forcedValues_fitTheRuleOfTheirField_orAnAppMayNotSetIt() {
    for (ProviderEntry entry : all()) {
      Value.Obj rules = entry.endpoint(Capability.LANGUAGE, "m").object("body");
      for (String which : List.of("force", "forceStream")) {
        Value.Obj forced = entry.endpoint(Capability.LANGUAGE, "m").object(which);
        for (int i = 0; i < forced.size(); i++) {
          if (rules.has(forced.keyAt(i))) {
            Value rule = rules.get(forced.keyAt(i));
            assertNull(entry.shape(new Counts()).mismatch(rule, forced.valueAt(i), ""), entry.id());
          }
        }
      }
      Value.Obj rule = new Value.Obj().put("fields", entry.options(Capability.LANGUAGE, "m"));
      assertNull(entry.shape(new Counts()).mismatch(rule, entry.defaults(Capability.LANGUAGE), ""), entry.id());
    }
  }

  @Test
  void unknownRule_refuses() {
    for (String rule : List.of("\"anything\"", "\"#nowhere\"", "{}", "{\"ins\":[1]}", "3", "null", "[]",
        "{\"fields\":3}")) {
      Shape shape = new Shape(new Value.Obj(), new Counts());
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
    "http://127.8.9.1/v1, http://127.8.9.1/v1", "http://[::1]:8080/v1, http://[::1]:8080/v1",
    "http://ollama.localhost/v1, http://ollama.localhost/v1",
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
    "http://127..0.1", "http://[::2]/"
  })
  void endpoint_unfit_isRefused(String entered) {
    ByokException refusal = assertThrows(ByokException.class, () -> Endpoints.clean(entered));
    assertEquals(ErrorCode.INVALID_REQUEST, refusal.code());
  }

  private static List<ProviderEntry> all() {
    List<ProviderEntry> all = new ArrayList<>(Tables.TABLE.entries());
    all.add(Tables.CUSTOM);
    return all;
  }

  private static List<Value.Obj> endpoints(ProviderEntry entry) {
    List<Value.Obj> found = new ArrayList<>();
    for (Capability kind : Capability.values()) {
      for (String model : List.of("m", "dall-e-3", "gpt-image-1", "tts-1", "whisper-1", "text-embedding-3-small")) {
        found.addAll(entry.endpoints(kind, model));
      }
    }
    return found;
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
