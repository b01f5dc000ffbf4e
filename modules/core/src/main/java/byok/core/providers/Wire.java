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
  GOOGLE,
  /** Vectors: {@code usage} counts the input alone. */
  EMBEDDINGS,
  /** OpenAI images: {@code usage} as in responses, or none. */
  IMAGES,
  /** A transcript: {@code usage} in tokens or seconds, or the recording's {@code duration}. */
  TRANSCRIPT,
  /** Cohere rerank: {@code meta.billed_units.search_units}. */
  RANKING,
  /** A recording: bytes that say nothing of what they cost. */
  BYTES;

  static Wire of(String name) {
    return switch (name) {
      case "responses" -> RESPONSES;
      case "anthropic" -> ANTHROPIC;
      case "embeddings" -> EMBEDDINGS;
      case "images" -> IMAGES;
      case "transcript" -> TRANSCRIPT;
      case "ranking" -> RANKING;
      case "bytes" -> BYTES;
      case "google" -> GOOGLE;
      default -> CHAT;
    };
  }
}
