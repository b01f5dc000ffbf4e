package byok.core.providers;

import byok.core.pricing.Footprint;

/** How often a checked request contains what the table counts. */
final class Counts {
  private int images;
  private int documents;
  private int remote;
  private int longCache;

  /**
   * Counts one {@code images}, {@code documents}, {@code remote} or {@code longCache}; any other name counts as remote,
   * the dearest.
   */
  void add(String name) {
    switch (name) {
      case "images" -> images++;
      case "documents" -> documents++;
      case "longCache" -> longCache++;
      default -> remote++;
    }
  }

  Footprint footprint(long bytes) {
    return new Footprint(bytes, images, documents, remote, longCache);
  }
}
