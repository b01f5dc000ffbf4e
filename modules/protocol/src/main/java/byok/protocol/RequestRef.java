package byok.protocol;

/**
 * Payload of {@code dismissConsent} and {@code reconnect}: the pending request meant, by the id its app chose.
 *
 * @param unsure of {@code dismissConsent}: the window reads as closed, which one out of the app's reach does too
 */
public record RequestRef(String requestId, boolean unsure) {
  public static RequestRef decode(Value value) {
    Fields fields = Fields.of(value, "request");
    return new RequestRef(fields.id("requestId"), fields.has("unsure") && fields.flag("unsure"));
  }

  public Value.Obj encode() {
    Value.Obj ref = new Value.Obj().put("requestId", requestId);
    return unsure ? ref.put("unsure", true) : ref;
  }
}
