package byok.core.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.core.keys.ProviderKey;
import byok.core.keys.TokenPrice;
import byok.core.secret.SecretText;
import org.junit.jupiter.api.Test;

class LossListTest {
  private final ProviderKey key =
      ProviderKey.draft("openai", "Work <b>", SecretText.of("sk-MARKED-0123456789"));

  @Test
  void text_saysProviderEndingNameAndWhere() {
    String text = new LossList("12 March").add(key, "OpenAI", "https://platform.example/keys").text();
    assertEquals(
        "AI keys in my BYOK wallet, 12 March\n\n"
            + "If this device is lost or stolen, revoke these keys at their providers.\n\n"
            + "OpenAI\n  key ends in: …6789\n  named: Work <b>\n  revoke at: https://platform.example/keys\n",
        text);
  }

  @Test
  void whatStandsForTheModelsOfThisBrowser_isNoKeyToRevoke() {
    ProviderKey local = ProviderKey.draft("local", "This browser", SecretText.of(""))
        .at("https://local.invalid/v1", new TokenPrice(0, 0));
    assertEquals(new LossList("12 March").text(), new LossList("12 March").add(local, "This browser", "").text());
  }

  @Test
  void html_escapesWhatTheOwnerTyped_andLinksToTheProvider() {
    String html = new LossList("12 March").add(key, "OpenAI", "https://platform.example/keys?a=1&b=\"").html();
    assertTrue(html.contains("<td>Work &lt;b&gt;<td>"));
    assertTrue(html.contains("<a href=\"https://platform.example/keys?a=1&amp;b=&quot;\" rel=\"noreferrer\">"));
    assertFalse(html.contains("MARKED"));
  }

  @Test
  void customEndpoint_isNamedByItsAddress_andAnAddressThatIsNoLinkIsNone() {
    ProviderKey own = ProviderKey.draft("home", "Home", SecretText.of("")).at("javascript:alert(1)", null);
    String html = new LossList("12 March").add(own, "Home", "").html();
    assertTrue(html.contains("<td>not shown<td>Home<td>javascript:alert(1)</tr>"));
    assertTrue(new LossList("x").add(key, "OpenAI", "").text().endsWith("revoke at: at the provider\n"));
  }
}
