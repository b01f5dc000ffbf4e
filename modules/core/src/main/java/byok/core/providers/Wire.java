package byok.core.providers;

/** The family of a provider's answers. */
public enum Wire {
  /** OpenAI chat completions, OpenRouter included. */
  CHAT,
  /** OpenAI responses. */
  RESPONSES,
  /** Anthropic messages. */
  ANTHROPIC,
  /** Google's generated content. */
  GOOGLE;

  static Wire of(String name) {
    return switch (name) {
      case "responses" -> RESPONSES;
      case "anthropic" -> ANTHROPIC;
      case "google" -> GOOGLE;
      default -> CHAT;
    };
  }
}
