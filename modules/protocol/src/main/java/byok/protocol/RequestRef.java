package byok.protocol;

/** Payload of {@code dismissConsent} and {@code reconnect}: the pending request meant, by the id its app chose. */
public record RequestRef(String requestId) {
  public static RequestRef decode(Value value) {
    return new RequestRef(Fields.of(value, "request").id("requestId"));
  }

  public Value.Obj encode() {
    return new Value.Obj().put("requestId", requestId);
  }
}
