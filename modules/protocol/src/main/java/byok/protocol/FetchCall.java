package byok.protocol;

/**
 * Payload of {@code fetch}: a request in the provider's own format, as an official SDK makes it.
 *
 * @param path below the provider's base URL, with its query; 1 to 1000 characters that begin with a slash
 * @param headers name → value; the wallet takes the few that its table lists
 * @param body a text, the list {@code [[name, value], …]} of a form, or null for none
 */
public record FetchCall(String providerId, String method, String path, Value.Obj headers, Value body) {
  public static FetchCall decode(Value value) {
    Fields fields = Fields.of(value, "request");
    String path = fields.text("path", 1000);
    if (!path.startsWith("/")) {
      throw Fields.invalid("path", "must begin with a slash");
    }
    Value.Obj headers = fields.has("headers") ? texts(fields.object("headers")) : new Value.Obj();
    Value body = ((Value.Obj) value).get("body");
    if (body != Value.UNDEFINED && !(body instanceof Value.Text) && !(body instanceof Value.Arr)) {
      throw Fields.invalid("body", "must be a text or the fields of a form");
    }
    return new FetchCall(
        fields.id("providerId"), fields.text("method", 16), path, headers, body == Value.UNDEFINED ? null : body);
  }

  private static Value.Obj texts(Value.Obj headers) {
    boolean good = true;
    for (int i = 0; i < headers.size(); i++) {
      good &= headers.valueAt(i) instanceof Value.Text;
    }
    if (!good) {
      throw Fields.invalid("headers", "must be texts");
    }
    return headers;
  }

  public Value.Obj encode() {
    Value.Obj encoded = new Value.Obj().put("providerId", providerId).put("method", method).put("path", path);
    encoded.put("headers", headers);
    return body == null ? encoded : encoded.put("body", body);
  }

  /** The path without its query. */
  public String bare() {
    int question = path.indexOf('?');
    return question < 0 ? path : path.substring(0, question);
  }
}
