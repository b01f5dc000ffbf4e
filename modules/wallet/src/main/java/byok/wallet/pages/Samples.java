package byok.wallet.pages;

import byok.wallet.pages.consent.Answered;
import byok.wallet.pages.consent.ConsentState;
import byok.wallet.pages.consent.Request;
import byok.wallet.pages.keys.GettingWords;
import byok.wallet.pages.keys.KeyCheck;
import byok.wallet.pages.keys.KeyGetting;
import byok.wallet.pages.keys.OwnAddress;
import byok.wallet.pages.keys.ProviderChoice;
import byok.wallet.pages.terms.ModelChoice;
import byok.wallet.pages.terms.Per;
import byok.wallet.pages.terms.Rare;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsModel;
import java.util.List;

/** Sample data of the preview: one afternoon in March. */
final class Samples {
  static final String ORIGIN = "https://notes.fieldwork.example";
  static final long MINUTE = 60_000;
  static final long DAY = 24 * 60 * MINUTE;

  /** Thursday 12 March 2026, 14:24 UTC. */
  static final long NOW = 1_773_325_440_000L;

  static final List<ModelChoice> MODELS = List.of(new ModelChoice("gpt-4o-mini", 357_000),
      new ModelChoice("claude-haiku-4-5", 2_780_000), new ModelChoice("gpt-4o", 5_950_000));
  private static final List<Long> ENDS = List.of(NOW + 216 * MINUTE, NOW + 7 * DAY, NOW + 30 * DAY, 0L);

  private Samples() {}

  static Request request() {
    return new Request(ORIGIN, "Notes", 0, List.of("language"), "Summaries of your notes");
  }

  static Terms terms() {
    return new Terms(500_000_000, Per.DAY, false, List.of("gpt-4o-mini", "claude-haiku-4-5"), NOW + 30 * DAY,
        50_000_000L, 20);
  }

  static ConsentState asking() {
    return new ConsentState.Asking(request(), new TermsModel(terms(), MODELS, ENDS, NOW));
  }

  static ConsentState capped() {
    return new ConsentState.Asking(
        request().cappedBy(List.of("OpenRouter")), new TermsModel(terms(), MODELS, ENDS, NOW));
  }

  static ConsentState strict() {
    Rare rare = new Rare(List.of(), null, null, false, true, null);
    Terms terms = new Terms(500_000_000, Per.DAY, true, List.of(), NOW + 30 * DAY, null, 20, rare);
    return new ConsentState.Asking(request(), new TermsModel(terms, MODELS, ENDS, NOW));
  }

  static ConsentState localOnly() {
    return new ConsentState.Asking(
        request().answered(new Answered(true, true, false, true)), new TermsModel(here(), MODELS, ENDS, NOW));
  }

  static ConsentState unreached() {
    return new ConsentState.Asking(
        request().answered(new Answered(false, true, false, true)), new TermsModel(terms(), MODELS, ENDS, NOW));
  }

  static ConsentState localAmended() {
    return new ConsentState.Amending(
        request().answered(new Answered(true, true, true, true)), List.of("language"), List.of(), terms(),
        NOW - 30 * DAY, null, new TermsModel(here(), MODELS, ENDS, NOW), 310_000_000L, 3_500_000_000L);
  }

  private static Terms here() {
    Rare rare = new Rare(List.of(), null, null, true, true, null);
    return new Terms(500_000_000, Per.DAY, true, List.of(), NOW + 30 * DAY, null, 20, rare);
  }

  static ConsentState askingAgain() {
    Request request = new Request("http://localhost:5173", "", NOW - 40 * DAY, List.of("language", "image"), null)
        .unserved(List.of("image"));
    Terms terms = new Terms(2_000_000_000L, Per.TOTAL, true, List.of(), NOW + DAY, null, 20);
    return new ConsentState.Asking(request, new TermsModel(terms, MODELS, ENDS, NOW));
  }

  static ConsentState amending() {
    return amending(null);
  }

  static ConsentState suspended() {
    return amending(new ConsentState.Suspension("60 of its requests within a minute were more than its limits allow."));
  }

  private static ConsentState amending(ConsentState.Suspension suspension) {
    Request request = new Request(ORIGIN, "Notes", NOW - 30 * DAY, List.of("language", "image"),
        "Longer notes need a larger model").cappedBy(List.of("OpenRouter"));
    Terms more = new Terms(2_000_000_000L, Per.DAY, false, List.of("gpt-4o-mini", "claude-haiku-4-5", "gpt-4o"),
        NOW + 30 * DAY, 200_000_000L, 20);
    return new ConsentState.Amending(
        request, List.of("language"), List.of("image"), terms(), NOW - 30 * DAY, suspension,
        new TermsModel(more, MODELS, ENDS, NOW), 310_000_000L, 3_500_000_000L);
  }

  static List<ProviderChoice> providers() {
    return List.of(new ProviderChoice("openai", "OpenAI", "sk-proj-…", "https://platform.openai.com/api-keys", null),
        new ProviderChoice("anthropic", "Anthropic", "sk-ant-…", "https://console.anthropic.com/settings/keys", null),
        new ProviderChoice("openrouter", "OpenRouter", "sk-or-…", "https://openrouter.ai/keys",
            "https://openrouter.ai/settings/management-keys", null, "", null),
        new ProviderChoice("custom", "Custom endpoint", "", null, null,
            new OwnAddress("https://llm.example/v1", "", false), null, null));
  }

  static KeyGetting got(KeyGetting.Held held) {
    return new KeyGetting.Got("OpenRouter", "9a1c", 317, held, "https://openrouter.ai/keys");
  }

  static KeyGetting unreachable() {
    return new KeyGetting.Failed(GettingWords.unreachable("OpenRouter"), GettingWords.UNREACHABLE_REST, true);
  }

  static KeyCheck refused() {
    return new KeyCheck.Refused("Anthropic refuses this key.",
        "Copy it again from Anthropic’s console; it starts with sk-ant-.");
  }
}
