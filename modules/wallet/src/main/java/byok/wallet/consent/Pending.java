package byok.wallet.consent;

import byok.core.grants.Storage;
import byok.protocol.GrantRequest;
import byok.protocol.Value;

/**
 * What waits for the owner at the bridge.
 *
 * @param renewal whether an approved grant only needs a new session
 * @param asked what the app proposes; {@code null} for a renewal
 * @param report of the partition's sealed session, or {@code null}
 */
record Pending(String requestId, boolean renewal, GrantRequest asked, Storage storage, Value.Obj report) {
  /** The request of a bridge's message; {@code null} where nothing waits. */
  static Pending of(Value.Obj request) {
    if (request == null) {
      return null;
    }
    boolean renewal = "renew".equals(request.text("kind"));
    return new Pending(
        request.text("requestId"),
        renewal,
        renewal ? null : GrantRequest.decode(request.object("request")),
        Storage.of(request.text("storage")),
        request.object("report"));
  }
}
