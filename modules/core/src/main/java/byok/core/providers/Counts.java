package byok.core.providers;

import byok.core.pricing.Footprint;
import byok.core.pricing.Work;
import byok.protocol.Value;

/** How often, and how much of it, a checked request contains what the table counts. */
final class Counts {
  /** Texts of more tokens than this count as several in a search; a token is at least a byte. */
  private static final int CHUNK_BYTES = 500;

  private static final int CHUNKS_A_SEARCH = 100;

  private int images;
  private int documents;
  private int remote;
  private int longCache;
  private long outputs;
  private long characters;
  private long seconds;
  private long chunks;

  /**
   * Counts one {@code images}, {@code documents}, {@code remote} or {@code longCache}; the number itself as {@code
   * outputs}; a text's length as {@code characters}; the length of a recording as {@code seconds}; a text to be ranked
   * as {@code chunks}. Any other name counts as remote, the dearest.
   */
  void add(String name, Value value) {
    switch (name) {
      case "images" -> images++;
      case "documents" -> documents++;
      case "longCache" -> longCache++;
      case "outputs" -> outputs += number(value);
      case "characters" -> characters += ((Value.Text) value).value().length();
      case "seconds" -> seconds += Recording.secondsAtMost(((Value.Bytes) value).value());
      case "chunks" -> chunks += 1 + RequestCheck.utf8Length(((Value.Text) value).value()) / CHUNK_BYTES;
      default -> remote++;
    }
  }

  /** A whole number, or a text of its digits as forms carry it. */
  private static long number(Value value) {
    return value instanceof Value.Text text ? Long.parseLong(text.value()) : (long) ((Value.Num) value).value();
  }

  Footprint footprint(long bytes) {
    return new Footprint(bytes, images, documents, remote, longCache);
  }

  /** @param leastOutputs what counts where the request does not say how many */
  Work work(long leastOutputs, String variant) {
    long searches = (chunks + CHUNKS_A_SEARCH - 1) / CHUNKS_A_SEARCH;
    return new Work(Math.max(outputs, leastOutputs), characters, seconds, searches, variant);
  }
}
