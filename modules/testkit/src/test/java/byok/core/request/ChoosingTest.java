package byok.core.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import byok.core.Sample;
import byok.core.grants.Grant;
import byok.core.grants.GrantTerms;
import byok.core.grants.Grants;
import byok.core.grants.ModelPattern;
import byok.core.request.Choosing.Choice;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the owner chooses in one tab, over a grant that another tab changed meanwhile. */
class ChoosingTest {
  private static final List<Capability> WORDS = List.of(Capability.LANGUAGE);

  private final Shelf shelf = new Shelf();
  private final Grants grants = new Grants(shelf.jvm.open(), shelf.jvm.ports());

  @BeforeEach
  void keys() {
    shelf.key("openai", "gpt-4o", "gpt-4o-mini");
  }

  @Test
  void aModelThatTheGrantNoLongerCovers_isNotAddedUnasked() {
    Grant seen = shelf.grant(WORDS, "openai/gpt-4o", "openai/gpt-4o-mini");
    narrow(seen, "openai/gpt-4o-mini");
    Choice unasked = new Choice("gpt-4o-mini", "openai/gpt-4o", false);
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> grants.edit(seen, choosing(unasked)::over));
    assertEquals(List.of("openai/gpt-4o-mini"), patterns());
    assertEquals(Map.of(), grants.get(seen.id()).details().overrides());
  }

  @Test
  void aModelThatTheOwnerAllowed_isAdded_toTheGrantAsItIs() {
    Grant seen = shelf.grant(WORDS, "openai/gpt-4o-mini", "old");
    narrow(seen, "openai/gpt-4o-mini");
    grants.edit(seen, choosing(new Choice("gpt-4o-mini", "openai/gpt-4o", true))::over);
    assertEquals(List.of("openai/gpt-4o-mini", "openai/gpt-4o"), patterns());
    assertEquals(Map.of("gpt-4o-mini", "openai/gpt-4o"), grants.get(seen.id()).details().overrides());
  }

  /** Narrowed after the choice was decided on, and before it is stored: it is decided on again. */
  @Test
  void aGrantThatIsNarrowedJustThen_isHeldAgainstTheChoiceAgain() {
    Grant seen = shelf.grant(WORDS, "openai/gpt-4o", "openai/gpt-4o-mini");
    Choosing choosing = choosing(new Choice("gpt-4o-mini", "openai/gpt-4o", false));
    int[] times = {0};
    Sample.refused(ErrorCode.MODEL_NOT_ALLOWED, () -> grants.edit(seen, stored -> {
      GrantTerms terms = choosing.over(stored);
      if (times[0]++ == 0) {
        narrow(seen, "openai/gpt-4o-mini");
      }
      return terms;
    }));
    assertEquals(1, times[0]);
    assertEquals(List.of("openai/gpt-4o-mini"), patterns());
  }

  @Test
  void whatAnotherTabChose_stays() {
    Grant seen = shelf.grant(WORDS, "*");
    grants.edit(seen, choosing(new Choice("gpt-4o", "", false))::over);
    grants.edit(seen, choosing(new Choice("default:language", "openai/gpt-4o-mini", false))::over);
    assertEquals(
        Map.of("gpt-4o", "", "default:language", "openai/gpt-4o-mini"), grants.get(seen.id()).details().overrides());
    grants.edit(seen, choosing(new Choice("gpt-4o", null, false))::over);
    assertEquals(
        Map.of("default:language", "openai/gpt-4o-mini"), grants.get(seen.id()).details().overrides());
  }

  @Test
  void aGrantThatEnded_orIsAnotherByNow_isNotChanged() {
    Grant seen = shelf.grant(WORDS, "*");
    grants.table().revoke(seen.id());
    Choosing choosing = choosing(new Choice("gpt-4o", "", false));
    Sample.refused(ErrorCode.GRANT_REVOKED, () -> grants.edit(seen, choosing::over));
    shelf.jvm.clock().advance(1);
    Grant next = shelf.grant(WORDS, "*");
    Sample.refused(ErrorCode.GRANT_REVOKED, () -> grants.edit(seen, choosing::over));
    assertEquals(Map.of(), grants.get(next.id()).details().overrides());
  }

  private Choosing choosing(Choice... choices) {
    Alternatives alternatives = new Alternatives(shelf.jvm.open(), shelf.jvm.ports(), Shipped.CATALOG);
    return new Choosing(alternatives, List.of(choices));
  }

  /** As the owner does in another tab. */
  private void narrow(Grant seen, String pattern) {
    GrantTerms own = seen.terms();
    GrantTerms less = new GrantTerms(
        own.appName(), own.purpose(), own.capabilities(), List.of(ModelPattern.of(pattern)), own.caveats(), Map.of());
    grants.edit(seen, stored -> less);
  }

  private List<String> patterns() {
    return grants.ofOrigin(Sample.ORIGIN).details().models().stream().map(ModelPattern::text).toList();
  }
}
