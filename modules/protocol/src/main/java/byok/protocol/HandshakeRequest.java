package byok.protocol;

/**
 * Payload of {@code handshake}: what the app calls itself, which identifies nothing.
 *
 * @param appName 1 to 80 characters
 * @param sdk name and version of the calling library, 1 to 100 characters, or {@code null}
 */
public record HandshakeRequest(String appName, String sdk) {
  public static HandshakeRequest decode(Value value) {
    Fields fields = Fields.of(value, "handshake");
    return new HandshakeRequest(fields.text("appName", 80), fields.optionalText("sdk", 100));
  }

  public Value.Obj encode() {
    return new Value.Obj().put("appName", appName).put("sdk", sdk);
  }
}
