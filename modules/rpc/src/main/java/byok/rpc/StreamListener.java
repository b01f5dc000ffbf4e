package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.Value;

/**
 * Receives one stream: {@code opened}, then parts, then {@code ended}; or {@code failed} at any point. Nothing after
 * either.
 */
public interface StreamListener {
  void opened(Value value);

  void part(Value part);

  void ended(Value value);

  /** Called only when the parts delivered before have been {@linkplain RpcStream#consumed consumed}. */
  void failed(ByokException error);
}
