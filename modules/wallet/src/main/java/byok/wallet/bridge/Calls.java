package byok.wallet.bridge;

import byok.core.grants.Grant;
import byok.rpc.RpcRequest;

/** Runs the model calls of the bridge's app. */
interface Calls {
  /**
   * Answers one call of a language model; blocks until it is over.
   *
   * @param grant of the app, active
   * @param stream whether the answer comes in parts
   */
  void language(Grant grant, RpcRequest request, boolean stream);

  /** Notes in the log that the app gave its grant back. */
  void revoked(String grantId);
}
