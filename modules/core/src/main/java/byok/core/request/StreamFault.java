package byok.core.request;

import byok.protocol.Value;
import java.util.List;

/**
 * An error amid the parts of a stream, as far as the app may know of it: name, message, status, and whether another
 * try may help. What a provider sent as it is becomes the error that the AI SDK makes of such a payload.
 */
final class StreamFault {
  private static final String OF_A_PAYLOAD = "AI_StreamProviderError";

  private StreamFault() {}

  static Value.Fault of(Value error) {
    if (error instanceof Value.Fault fault) {
      return told(Parts.text(error, "name"), Parts.text(error, "message"), fault.fields(), false);
    }
    Value.Obj payload = payload(error);
    boolean speaks = payload.text("message") != null;
    String message = speaks ? Parts.text(payload, "message") : Parts.text(error, "message");
    return told(speaks ? OF_A_PAYLOAD : Parts.text(error, "name"), message, payload, speaks);
  }

  /** Where the sentence is: providers wrap it in {@code error}, or do not. */
  private static Value.Obj payload(Value error) {
    Value.Obj outer = error instanceof Value.Obj object ? object : new Value.Obj();
    Value.Obj inner = outer.object("error");
    return inner == null || inner.text("message") == null ? outer : inner;
  }

  private static Value.Fault told(String name, String message, Value.Obj from, boolean guesses) {
    Value.Obj fields = new Value.Obj().put("name", name).put("message", message);
    long status = status(from);
    if (status > 0) {
      fields.put("statusCode", (double) status);
    }
    if (from.get("isRetryable") instanceof Value.Bool said) {
      fields.put("isRetryable", said);
    } else if (guesses) {
      fields.put("isRetryable", status == 408 || status == 409 || status == 429 || status >= 500);
    }
    return new Value.Fault(fields);
  }

  /** 0 where it has none. */
  private static long status(Value.Obj from) {
    for (String key : List.of("statusCode", "status", "code")) {
      long status = from.integer(key, 0);
      if (status >= 100 && status <= 599) {
        return status;
      }
    }
    return 0;
  }
}
