package byok.protocol;

/**
 * The closed set of error codes with what holds for each unless the error itself says otherwise
 * (protocol/spec/errors.md): the HTTP-like status (0 for none), whether a repeat may succeed without anybody acting,
 * the action that clears it, and a hint.
 */
public enum ErrorCode {
  // the request as sent
  INVALID_REQUEST(400, false, Action.NONE, "Correct the named field and send the request again."),
  MESSAGE_TOO_LARGE(413, false, Action.NONE, "Send less in one request."),
  UNKNOWN_METHOD(404, false, Action.NONE, "Update the SDK or the wallet: this wallet has no such method."),
  UNSUPPORTED_VERSION(400, false, Action.NONE, "Update the SDK or the wallet: they share no protocol version."),
  REQUEST_REFUSED(403, false, Action.NONE, "Leave out what the wallet does not forward."),
  // authority
  NO_GRANT(401, false, Action.NONE, "Call requestGrant() inside a click."),
  GRANT_DENIED(403, false, Action.NONE, "The owner said no. Ask again only when the user asks for it."),
  GRANT_EXPIRED(401, false, Action.NONE, "Call requestGrant() again inside a click."),
  GRANT_REVOKED(403, false, Action.NONE, "The owner ended this grant. Ask again only when the user asks for it."),
  SESSION_LAPSED(401, false, Action.RECONNECT, "Call reconnect() inside a click."),
  LOCKED(401, false, Action.UNLOCK, "Unlock the wallet, then try again."),
  CAPABILITY_NOT_ALLOWED(403, false, Action.NONE, "Call requestGrant() with this capability as well."),
  MODEL_NOT_ALLOWED(403, false, Action.RAISE_LIMIT, "Use an allowed model, or call requestGrant() with this one."),
  NO_PROVIDER_KEY(404, false, Action.ADD_KEY, "Add a key of a provider that serves this model to the wallet."),
  // money
  BUDGET_EXHAUSTED(402, false, Action.RAISE_LIMIT, "Raise the limit in the wallet, or wait for the next period."),
  REQUEST_TOO_EXPENSIVE(402, false, Action.RAISE_LIMIT, "Send a shorter prompt or set a smaller maxOutputTokens."),
  UNPRICED_MODEL(402, false, Action.RAISE_LIMIT, "Set a token or request limit for this model in the wallet."),
  RATE_LIMITED(429, true, Action.NONE, "Wait, then try again."),
  // provider
  PROVIDER_AUTH(401, false, Action.ADD_KEY, "The provider did not accept the key. Replace it in the wallet."),
  PROVIDER_RATE_LIMITED(429, true, Action.NONE, "The provider is limiting requests. Wait, then try again."),
  PROVIDER_REFUSED(400, false, Action.NONE, "The provider refused the request. Check the model and its options."),
  PROVIDER_ERROR(502, true, Action.NONE, "The provider failed. Try again later."),
  PROVIDER_UNREACHABLE(503, true, Action.NONE, "Check the network and the provider's address in the wallet."),
  PROVIDER_DISCONNECTED(502, true, Action.NONE, "The provider's answer broke off. Try again."),
  // environment of the app
  POPUP_BLOCKED(0, false, Action.NONE, "Call this inside a click, before any await, or allow pop-ups for this site."),
  BLOCKED_BY_CSP(0, false, Action.NONE, "Add the wallet's origin to frame-src of the app's Content-Security-Policy."),
  NESTED_FRAME(0, false, Action.OPEN_TAB, "Open the preview in its own tab."),
  OPAQUE_ORIGIN(0, false, Action.OPEN_TAB, "Serve the app from an http or https origin, without a sandbox."),
  NO_BROWSER(0, false, Action.NONE, "Call this in a browser page, not on a server or in a worker."),
  OFFLINE(0, true, Action.NONE, "Connect to the internet, then try again."),
  CONNECT_TIMEOUT(0, true, Action.RECONNECT, "Check the wallet's address, then connect again."),
  DISCONNECTED(0, false, Action.RECONNECT, "Call connect() again."),
  // the wallet itself
  STORAGE_UNAVAILABLE(503, false, Action.RECONNECT, "Allow the wallet to store data in this browser."),
  STORAGE_FULL(507, false, Action.NONE, "Free some disk space for this browser."),
  DAMAGED_RECORD(500, false, Action.NONE, "Open the wallet: it names the record and how to replace it."),
  WRONG_PASSPHRASE(401, false, Action.UNLOCK, "Enter the passphrase again."),
  ABORTED(499, false, Action.NONE, "The request was stopped."),
  INTERNAL(500, false, Action.NONE, "Reload the page. If it happens again, report it.");

  private final int status;
  private final boolean retryable;
  private final Action action;
  private final String hint;

  ErrorCode(int status, boolean retryable, Action action, String hint) {
    this.status = status;
    this.retryable = retryable;
    this.action = action;
    this.hint = hint;
  }

  /** The HTTP-like status, or 0 where no request reached anything that could have one. */
  public int status() {
    return status;
  }

  public boolean retryable() {
    return retryable;
  }

  public Action action() {
    return action;
  }

  /** One safe sentence for a developer or a user. */
  public String hint() {
    return hint;
  }

  /** The wire name: the constant's name in lower case. */
  public String wire() {
    return name().toLowerCase();
  }

  /** The code of a wire name, or {@code null}. */
  public static ErrorCode ofWire(String wire) {
    for (ErrorCode code : values()) {
      if (code.wire().equals(wire)) {
        return code;
      }
    }
    return null;
  }
}
