package byok.wallet.pages;

import byok.wallet.pages.answers.AnswerOption;
import byok.wallet.pages.answers.AnswerRow;
import byok.wallet.pages.answers.AnswersModel;
import java.util.List;

/** Which model answers, as the preview shows it. */
final class AnswerSamples {
  private static final List<AnswerOption> TEXT = List.of(
      new AnswerOption("openai/gpt-4o", "$2.50 in, $10.00 out", false),
      new AnswerOption("openai/gpt-4o-mini", "$0.15 in, $0.60 out", false),
      new AnswerOption("anthropic/claude-sonnet-4-5", "$3.00 in, $15.00 out", true),
      new AnswerOption("ollama/llama3.2:3b", "costs nothing", false),
      new AnswerOption("office-litellm/house-model", "", false));
  private static final List<AnswerOption> IMAGES = List.of(
      new AnswerOption("openai/gpt-image-1", "$10.00 in, $40.00 out", false),
      new AnswerOption("openai/dall-e-3", "$0.12 an image", false));

  private AnswerSamples() {}

  static AnswersModel ofAll() {
    return new AnswersModel(List.of(
        new AnswerRow("default:language", "language", "ollama/llama3.2:3b", "openai/gpt-4o", false, TEXT),
        new AnswerRow("default:image", "image", null, "openai/gpt-image-1", false, IMAGES),
        new AnswerRow("default:speech", "speech", "elevenlabs/eleven_v3", null, true, List.of())), List.of(), false);
  }

  static AnswersModel ofApp() {
    return new AnswersModel(List.of(
        new AnswerRow("default:language", "language", null, "ollama/llama3.2:3b", false, TEXT),
        new AnswerRow("claude-sonnet-4-5", "language", "openai/gpt-4o-mini", null, false, TEXT),
        new AnswerRow("openai/gpt-4o", "language", "attic/llama2", null, true, TEXT)), TEXT, false);
  }
}
