package byok.core.request;

import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.ErrorCode;
import byok.protocol.Receipt;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the engine's results on their way to the app: the wallet's warnings and receipt are added, and
 * whatever describes the exchange itself (request, response body, headers) is left out.
 */
final class Parts {
  private static final int MAX_TEXT = 300;

  private final Capability kind;
  private final Value.Arr warnings;
  private boolean started;

  /** @param warnings AI SDK warnings of the wallet's own */
  Parts(Capability kind, Value.Arr warnings) {
    this.kind = kind;
    this.warnings = warnings;
  }

  /**
   * A streamed part as it goes out, preceded by a {@code stream-start} where the provider sends none and there are
   * warnings.
   */
  List<Value> of(Value part, long cappedAt, Receipt receipt) {
    List<Value> out = new ArrayList<>();
    boolean isStart = isType(part, "stream-start");
    if (!started && !isStart && all(cappedAt).size() > 0) {
      out.add(withWarnings(new Value.Obj().put("type", "stream-start"), cappedAt));
    }
    started = true;
    if (isStart) {
      out.add(withWarnings((Value.Obj) part, cappedAt));
    } else if (isError(part)) {
      out.add(new Value.Obj().put("type", "error").put("error", StreamFault.of(((Value.Obj) part).get("error"))));
    } else {
      out.add(receipt == null ? part : withReceipt((Value.Obj) part, receipt));
    }
    return out;
  }

  /** The result of a call that is not streamed. */
  Value.Obj result(Value.Obj result, long cappedAt, Receipt receipt) {
    Value.Obj out = new Value.Obj();
    for (int i = 0; i < result.size(); i++) {
      String key = result.keyAt(i);
      if (!key.equals("request") && !key.equals("response")) {
        out.append(key, result.valueAt(i));
      }
    }
    out.put("response", response(result.object("response")));
    withWarnings(out, cappedAt);
    return receipt == null ? out : withReceipt(out, receipt);
  }

  /** What a stream begins with. */
  static Value.Obj head(Value.Obj head) {
    return new Value.Obj();
  }

  private static Value.Obj response(Value.Obj response) {
    Value.Obj kept = new Value.Obj();
    for (String key : List.of("id", "timestamp", "modelId")) {
      if (response != null && response.has(key)) {
        kept.put(key, response.get(key));
      }
    }
    return kept;
  }

  private Value.Obj withWarnings(Value.Obj holder, long cappedAt) {
    Value.Arr joined = new Value.Arr();
    Value.Arr theirs = holder.list("warnings");
    for (int i = 0; theirs != null && i < theirs.size(); i++) {
      joined.add(theirs.get(i));
    }
    Value.Arr ours = all(cappedAt);
    for (int i = 0; i < ours.size(); i++) {
      joined.add(ours.get(i));
    }
    return holder.put("warnings", joined);
  }

  private Value.Arr all(long cappedAt) {
    Value.Arr all = new Value.Arr();
    for (int i = 0; i < warnings.size(); i++) {
      all.add(warnings.get(i));
    }
    if (cappedAt > 0) {
      String message = "The wallet limited the answer to " + cappedAt + " tokens: the money left does not cover more.";
      all.add(new Value.Obj().put("type", "other").put("message", message));
    }
    return all;
  }

  private Value.Obj withReceipt(Value.Obj holder, Receipt receipt) {
    Value.Obj metadata = new Value.Obj();
    Value.Obj theirs = holder.object("providerMetadata");
    for (int i = 0; theirs != null && i < theirs.size(); i++) {
      metadata.put(theirs.keyAt(i), theirs.valueAt(i));
    }
    Value.Obj shown = receipt.encode();
    if (kind == Capability.IMAGE) {
      // The AI SDK keeps of an image model's metadata what is in this list alone.
      shown.put("images", new Value.Arr().add(receipt.encode()));
    }
    return holder.put("providerMetadata", metadata.put("byok", shown));
  }

  static boolean isFinish(Value part) {
    return isType(part, "finish");
  }

  static boolean isError(Value part) {
    return isType(part, "error");
  }

  private static boolean isType(Value part, String type) {
    return part instanceof Value.Obj object && type.equals(object.text("type"));
  }

  /**
   * The failure of a run that the provider did not cause: the call itself was not one the package can make, or made
   * sense of.
   */
  static ByokException failure(Value.Obj error) {
    String name = text(error, "name");
    boolean calls = name.startsWith("AI_Unsupported") || name.startsWith("AI_Invalid") || name.startsWith("AI_NoSuch")
        || name.startsWith("AI_TooMany");
    String message = text(error, "message");
    if (!calls) {
      return new ByokException(ErrorCode.PROVIDER_ERROR, "The provider's answer could not be understood.");
    }
    String sentence = message.isEmpty() ? "The call is not one this model can take." : message;
    return new ByokException(ErrorCode.INVALID_REQUEST, sentence);
  }

  /** A field of an error in any form, cut to a length that can be shown; empty where there is none. */
  static String text(Value error, String field) {
    String text = error instanceof Value.Text whole && field.equals("message") ? whole.value() : null;
    if (error instanceof Value.Fault fault) {
      text = fault.fields().text(field);
    } else if (error instanceof Value.Obj object) {
      text = object.text(field);
    }
    return text == null ? "" : text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }
}
