package byok.protocol;

/**
 * Errors to and from the wire (protocol/spec/errors.md, "On the wire"). Both directions rebuild an error from an
 * allow-list of fields with bounded lengths, so that nothing else can travel along.
 */
public final class ErrorCodec {
  static final int MAX_MESSAGE = 500;
  static final int MAX_TEXT = 200;
  private static final int MAX_STATUS = 599;
  private static final String[] NUMBERS = {"retryAfterMillis", "limit", "actual", "remainingUsd", "resetsAt"};
  private static final String[] TEXTS = {"unit", "per", "field", "provider", "model"};

  private ErrorCodec() {}

  /** The wire form: code, message, hint, retryable and action always; the other fields where the details have them. */
  public static Value.Obj encode(ByokException error) {
    ErrorCode code = error.code();
    Value.Obj from = error.details();
    Value.Obj to = new Value.Obj();
    to.append("code", new Value.Text(code.wire()));
    to.append("message", new Value.Text(clip(error.getMessage(), MAX_MESSAGE)));
    to.append("hint", new Value.Text(clip(or(from.text("hint"), code.hint()), MAX_MESSAGE)));
    to.append("retryable", Value.of(flag(from, code.retryable())));
    Action action = Action.ofWire(from.text("action"));
    to.append("action", new Value.Text((action == null ? code.action() : action).wire()));
    int status = status(from, code);
    if (status > 0) {
      to.append("statusCode", new Value.Num(status));
    }
    copyOptional(from, to);
    return to;
  }

  /**
   * The error of a wire form. Never fails: an unknown code is {@code INTERNAL}, whatever else is malformed is left
   * out.
   */
  public static ByokException decode(Value wire) {
    Value.Obj from = wire instanceof Value.Obj o ? o : new Value.Obj();
    ErrorCode known = ErrorCode.ofWire(from.text("code"));
    ErrorCode code = known == null ? ErrorCode.INTERNAL : known;
    String message = clip(or(from.text("message"), "The request failed."), MAX_MESSAGE);
    return new ByokException(code, message, encode(new ByokException(code, message, from)));
  }

  private static void copyOptional(Value.Obj from, Value.Obj to) {
    for (String key : NUMBERS) {
      double number = from.number(key, -1);
      if (number >= 0 && number <= Double.MAX_VALUE) {
        to.append(key, new Value.Num(number));
      }
    }
    for (String key : TEXTS) {
      String text = from.text(key);
      if (text != null) {
        to.append(key, new Value.Text(clip(text, MAX_TEXT)));
      }
    }
  }

  private static int status(Value.Obj from, ErrorCode code) {
    double status = from.number("statusCode", code.status());
    return status >= 100 && status <= MAX_STATUS ? (int) status : code.status();
  }

  private static boolean flag(Value.Obj from, boolean fallback) {
    return from.get("retryable") instanceof Value.Bool b ? b == Value.Bool.TRUE : fallback;
  }

  private static String or(String text, String fallback) {
    return text == null ? fallback : text;
  }

  private static String clip(String text, int length) {
    return text == null ? "" : text.length() <= length ? text : text.substring(0, length);
  }
}
