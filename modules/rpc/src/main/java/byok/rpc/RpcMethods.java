package byok.rpc;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The flat allow-list of methods a server answers, each by its exact name. */
public final class RpcMethods {
  private final Map<String, Entry> entries = new HashMap<>();

  record Entry(boolean streams, Consumer<RpcRequest> handler) {}

  /** A method that answers once, by {@code reply} or {@code fail}. */
  public RpcMethods call(String name, Consumer<RpcRequest> handler) {
    entries.put(name, new Entry(false, handler));
    return this;
  }

  /** A method that answers with a stream: {@code open}, parts, then {@code end} or {@code fail}. */
  public RpcMethods stream(String name, Consumer<RpcRequest> handler) {
    entries.put(name, new Entry(true, handler));
    return this;
  }

  Entry find(String name) {
    return entries.get(name);
  }
}
