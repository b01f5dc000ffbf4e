package byok.wallet.bridge;

import byok.core.grants.Grant;
import byok.protocol.Capability;
import byok.protocol.Value;
import byok.rpc.RpcRequest;
import byok.wallet.shared.Line;

/** Asks the owner for the bridge's app, and runs its model calls. */
interface Calls {
  /**
   * Answers one call of a model; blocks until it is over.
   *
   * @param grant of the app, active
   * @param stream whether the answer comes in parts
   */
  void run(Grant grant, Capability kind, RpcRequest request, boolean stream);

  /** Answers one request in a provider's own format; blocks until it is over. */
  void fetch(Grant grant, RpcRequest request);

  /** Answers a question that changes nothing: what may be called, or what was. */
  Value.Obj answer(String method, Grant grant, Value args);

  /** Keys or grants may be others than before: the app is told where that changes which models it was told of. */
  void changed(String what);

  /** Asks the owner for a grant as {@code args} proposes it; blocks until it is decided. */
  ConsentDesk.Decision decide(String origin, Value args);

  /**
   * Brings a window that only the cookie mailbox reaches to the desk; {@code null} where this browser keeps cookies
   * from the bridge. The line ends when it is left.
   */
  Line mail(String requestId);

  /** Notes in the log that the app gave its grant back. */
  void revoked(String grantId);
}
