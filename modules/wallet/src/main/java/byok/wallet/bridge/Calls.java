package byok.wallet.bridge;

import byok.core.grants.Grant;
import byok.rpc.RpcRequest;
import byok.wallet.shared.Line;

/** Runs the model calls of the bridge's app. */
interface Calls {
  /**
   * Answers one call of a language model; blocks until it is over.
   *
   * @param grant of the app, active
   * @param stream whether the answer comes in parts
   */
  void language(Grant grant, RpcRequest request, boolean stream);

  /**
   * Brings a window that only the cookie mailbox reaches to the desk; {@code null} where this browser keeps cookies
   * from the bridge. The line ends when it is left.
   */
  Line mail(String requestId);

  /** Notes in the log that the app gave its grant back. */
  void revoked(String grantId);
}
