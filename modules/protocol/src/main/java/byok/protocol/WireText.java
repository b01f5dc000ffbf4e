package byok.protocol;

/**
 * Values to and from their JSON text form (protocol/spec/rpc.md, "Text form"): the wire form with three more tags, for
 * what JSON lacks. Printing and parsing the JSON itself is the platform's.
 */
public final class WireText {
  private WireText() {}

  /** A tree of null, booleans, finite numbers, texts, lists and objects, which any JSON printer accepts. */
  public static Value toJson(Value value) {
    return WireCodec.TEXT.write(value);
  }

  /**
   * The value of a parsed text; throws {@code MESSAGE_TOO_LARGE} beyond {@code limits}, {@code INVALID_REQUEST} for a
   * bad tag.
   */
  public static Value fromJson(Value parsed, Limits limits) {
    limits.check(parsed);
    return WireCodec.TEXT.read(parsed);
  }
}
