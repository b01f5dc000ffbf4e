package byok.protocol;

/**
 * A refusal or failure with a code of the closed set. The message is the safe sentence: it may be shown to an app and
 * never contains a key, a prompt, a response body or another app's origin.
 */
public final class ByokException extends RuntimeException {
  private final ErrorCode code;
  private final Value.Obj details;

  public ByokException(ErrorCode code, String message) {
    this(code, message, new Value.Obj());
  }

  /**
   * {@code details}: further allow-listed wire fields, such as {@code hint}, {@code retryAfterMillis}, {@code
   * statusCode}.
   */
  public ByokException(ErrorCode code, String message, Value.Obj details) {
    super(message);
    this.code = code;
    this.details = details;
  }

  public ErrorCode code() {
    return code;
  }

  public Value.Obj details() {
    return details;
  }
}
