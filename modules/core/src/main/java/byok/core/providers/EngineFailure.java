package byok.core.providers;

import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import java.util.List;

/** Why a model of this browser did not answer, as its engine says it: nobody else could tell the app and the owner. */
final class EngineFailure {
  /** What an engine may say of itself; all else is the wallet's to say. */
  private static final List<ErrorCode> ITS_OWN = List.of(
      ErrorCode.INVALID_REQUEST, ErrorCode.PROVIDER_REFUSED, ErrorCode.PROVIDER_ERROR, ErrorCode.PROVIDER_UNREACHABLE,
      ErrorCode.PROVIDER_DISCONNECTED, ErrorCode.DAMAGED_RECORD);

  private static final SecretText NO_KEY = SecretText.of("");

  private EngineFailure() {}

  /** @param body of the answer, parsed */
  static ProviderFailure of(ProviderEntry engine, int status, Value body) {
    Value.Obj error = member(body, "error");
    Value.Obj own = member(error, "byok");
    String said = text(own, "message") == null ? text(error, "message") : text(own, "message");
    ErrorCode code = code(text(error, "code"), status);
    String failed = engine.name() + (code == ErrorCode.PROVIDER_REFUSED ? " refused the request." : " failed.");
    Value.Obj details = new Value.Obj().put("provider", engine.name()).put("statusCode", status);
    details.put("hint", text(own, "hint")).put("field", text(own, "field"));
    String detail = "HTTP " + status + (said == null ? "" : ": " + said);
    return new ProviderFailure(new ByokException(code, said == null ? failed : said, details), detail);
  }

  private static ErrorCode code(String wire, int status) {
    for (ErrorCode own : ITS_OWN) {
      if (own.wire().equals(wire)) {
        return own;
      }
    }
    return status >= 400 && status < 500 ? ErrorCode.PROVIDER_REFUSED : ErrorCode.PROVIDER_ERROR;
  }

  private static Value.Obj member(Value of, String key) {
    Value.Obj member = of instanceof Value.Obj object ? object.object(key) : null;
    return member == null ? new Value.Obj() : member;
  }

  /** A sentence that leads nowhere: a model's file may have made it up. */
  private static String text(Value.Obj of, String key) {
    String text = of.text(key);
    return SafeText.isSafe(text, NO_KEY) && !text.contains("://") && !text.contains("www.") ? text : null;
  }
}
