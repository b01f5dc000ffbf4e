package byok.wallet.consent;

import byok.core.budgets.SliceSize;
import byok.core.grants.Storage;
import byok.core.port.Crypto;
import byok.protocol.GrantRequest;
import byok.protocol.Value;

/**
 * What waits for the owner at the bridge.
 *
 * @param renewal whether an approved grant only needs a new session
 * @param asked what the app proposes; {@code null} for a renewal
 * @param report of the partition's sealed session, or {@code null}
 * @param sliceSize how much of the budget the bridge should get to work with
 * @param agreedKey what the session has to be sealed with; {@code null} for any
 */
record Pending(
    String requestId,
    boolean renewal,
    GrantRequest asked,
    Storage storage,
    Value.Obj report,
    SliceSize sliceSize,
    Crypto.SealKey agreedKey) {
  /** Whether the app's page and this window do not reach each other, and the bridge only by letters. */
  boolean isCutOff() {
    return agreedKey != null;
  }

  private static SliceSize sliceSize(Value.Obj request) {
    long wanted = Math.max(0, request.integer("wanted", 0));
    return request.isTrue("lasting") ? SliceSize.lasting(wanted) : SliceSize.passing(wanted);
  }

  /** The request of a bridge's message; {@code null} where nothing waits. */
  static Pending of(Value.Obj request, Crypto.SealKey agreedKey) {
    if (request == null) {
      return null;
    }
    boolean renewal = "renew".equals(request.text("kind"));
    return new Pending(
        request.text("requestId"),
        renewal,
        renewal ? null : GrantRequest.decode(request.object("request")),
        Storage.of(request.text("storage")),
        request.object("report"),
        sliceSize(request),
        agreedKey);
  }
}
