package byok.core.pricing;

/**
 * What a checked request to an image, speech, transcription, embedding or reranking model asks for.
 *
 * @param outputs images to make, or answers of the model's longest length; 0 where it writes nothing
 * @param characters text to speak, in UTF-16 code units
 * @param seconds of recordings to write down, at most
 * @param searches searches to pay, at most
 * @param variant what decides an image's price, such as {@code hd/1024x1024}; empty where nothing does
 */
public record Work(long outputs, long characters, long seconds, long searches, String variant) {
  long count(UnitPrice.Unit unit) {
    return switch (unit) {
      case IMAGE -> outputs;
      case CHARACTER -> characters;
      case SECOND -> seconds;
      case SEARCH -> searches;
    };
  }
}
