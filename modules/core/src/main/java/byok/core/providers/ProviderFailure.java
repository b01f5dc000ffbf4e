package byok.core.providers;

import byok.core.port.Http;
import byok.core.port.Json;
import byok.core.secret.SecretText;
import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Utf8;
import byok.protocol.Value;
import java.util.List;

/**
 * A provider's failure, for two readers.
 *
 * @param error what the app may know
 * @param ownerDetail what the wallet's owner sees in the ledger; without the key, may quote the provider; never
 *     sent to an app
 */
public record ProviderFailure(ByokException error, String ownerDetail) {
  /** How much of an error body is read. */
  public static final int LONGEST_BODY = 64 << 10;

  private static final String NO_ANSWER =
      "Check the network; the provider may also not allow requests from a browser.";

  private static final String ALLOW =
      "Open the site's settings beside the address, allow apps on this device or the local network, and try again.";

  /**
   * An answer with a status other than 2xx.
   *
   * @param headers names in lower case
   * @param body its beginning, at most {@link #LONGEST_BODY} bytes
   * @param key the key that was used, to keep it out of every text; not kept
   */
  public static ProviderFailure ofAnswer(
      ProviderEntry provider, Answer answer, SecretText key, Json json, long nowMillis) {
    Value body = json.parse(Utf8.decode(answer.body()));
    if (provider.isHere()) {
      return EngineFailure.of(provider, answer.status(), body);
    }
    String said = message(body);
    boolean safe = SafeText.isSafe(said, key);
    ErrorCode code = code(answer.status(), body);
    Value.Obj details = new Value.Obj()
        .put("provider", provider.name())
        .put("statusCode", answer.status())
        .put("hint", hint(code, answer.status()));
    long wait = RetryAfter.millis(answer.headers(), nowMillis);
    if (wait >= 0 && code != ErrorCode.PROVIDER_REFUSED && code != ErrorCode.PROVIDER_AUTH) {
      details.put("retryAfterMillis", (double) wait);
    }
    String sentence = sentence(provider.name(), code, answer.status(), safe ? said : null);
    String detail = "HTTP " + answer.status() + (safe ? ": " + said : "");
    return new ProviderFailure(new ByokException(code, sentence, details), detail);
  }

  /** A failed answer as it came. */
  public record Answer(int status, List<Http.Header> headers, byte[] body) {}

  /** No answer came: no network, a wrong address, or an answer the browser may not show to the page. */
  public static ProviderFailure unreachable(ProviderEntry provider) {
    return new ProviderFailure(
        new ByokException(
            ErrorCode.PROVIDER_UNREACHABLE,
            provider.name() + " could not be reached.",
            new Value.Obj().put("hint", provider.reach() == null ? NO_ANSWER : provider.reach())),
        "No answer from " + provider.origin() + " (network, or not readable for a browser).");
  }

  /** The browser keeps the page around from the owner's own computer, where the provider runs. */
  public static ProviderFailure keptAway(ProviderEntry provider) {
    return new ProviderFailure(
        new ByokException(
            ErrorCode.PROVIDER_UNREACHABLE,
            "The browser does not let this site reach " + provider.name() + " on this computer.",
            new Value.Obj().put("hint", ALLOW)),
        "The browser keeps the app's site from this computer (local network access).");
  }

  /** The key that was made for the session alone was ended there. */
  public static ProviderFailure subKeyEnded(ProviderEntry provider) {
    return new ProviderFailure(
        new ByokException(ErrorCode.SESSION_LAPSED, "This session is over; one click renews it."),
        "HTTP 401: the key that was made for this session has ended.");
  }

  /** The answer broke off. */
  public static ProviderFailure disconnected(ProviderEntry provider) {
    return new ProviderFailure(
        new ByokException(ErrorCode.PROVIDER_DISCONNECTED, provider.name() + " broke off its answer.", new Value.Obj()),
        "The connection broke before the answer ended.");
  }

  private static ErrorCode code(int status, Value body) {
    return switch (status) {
      case 401, 403 -> ErrorCode.PROVIDER_AUTH;
      case 400 -> isBadKey(body) ? ErrorCode.PROVIDER_AUTH : ErrorCode.PROVIDER_REFUSED;
      case 429 -> isOutOfCredit(body) ? ErrorCode.PROVIDER_REFUSED : ErrorCode.PROVIDER_RATE_LIMITED;
      case 408, 409, 425 -> ErrorCode.PROVIDER_ERROR;
      default -> status >= 400 && status < 500 ? ErrorCode.PROVIDER_REFUSED : ErrorCode.PROVIDER_ERROR;
    };
  }

  /** Google answers 400 to a bad key, and says so in a detail. */
  private static boolean isBadKey(Value body) {
    Value.Obj error = body instanceof Value.Obj object ? object.object("error") : null;
    Value.Arr details = error == null ? null : error.list("details");
    for (int i = 0; details != null && i < details.size(); i++) {
      if (details.get(i) instanceof Value.Obj detail && "API_KEY_INVALID".equals(detail.text("reason"))) {
        return true;
      }
    }
    return false;
  }

  /** OpenAI answers 429 to an account without credit, too. */
  private static boolean isOutOfCredit(Value body) {
    Value.Obj error = body instanceof Value.Obj object ? object.object("error") : null;
    return error != null && "insufficient_quota".equals(error.text("type"));
  }

  private static String hint(ErrorCode code, int status) {
    if (code == ErrorCode.PROVIDER_AUTH) {
      return "The wallet's owner has to check the key.";
    }
    boolean outOfCredit = code == ErrorCode.PROVIDER_REFUSED && (status == 402 || status == 429);
    return outOfCredit ? "The account behind the key has no credit left." : null;
  }

  private static String sentence(String name, ErrorCode code, int status, String said) {
    if (code == ErrorCode.PROVIDER_AUTH) {
      return name + " did not accept the wallet's key.";
    }
    if (code == ErrorCode.PROVIDER_RATE_LIMITED) {
      return name + " asks to send fewer requests.";
    }
    String number = " (" + status + ").";
    boolean refused = code == ErrorCode.PROVIDER_REFUSED;
    return name + (refused ? " refused the request" + (said == null ? number : ": " + said) : " failed" + number);
  }

  /** {@code error.message}, {@code error} or {@code message} of an error body; null where there is none. */
  private static String message(Value body) {
    if (!(body instanceof Value.Obj object)) {
      return null;
    }
    Value.Obj error = object.object("error");
    String text = error == null ? object.text("error") : error.text("message");
    return text == null ? object.text("message") : text;
  }
}
