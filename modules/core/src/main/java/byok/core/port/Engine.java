package byok.core.port;

import byok.protocol.ByokException;
import byok.protocol.Capability;
import byok.protocol.Value;
import java.util.List;

/**
 * Runs the third-party provider packages, where neither a key nor the network is (protocol/spec/rpc.md, "Engine").
 * Whatever it says is untrusted: its requests are checked, its usage figures are not used.
 */
public interface Engine {
  /**
   * One model call.
   *
   * @param kind the kind of model
   * @param packageName which provider package runs it
   * @param api the package's flavour, or null for its only one
   * @param options the call options of the AI SDK, already checked
   */
  record Call(
      Capability kind,
      String packageName,
      String api,
      String baseUrl,
      String modelId,
      boolean stream,
      Value.Obj options) {}

  /** What a run reports, in order. {@code End}, {@code Result} and {@code Failed} are last from the engine. */
  sealed interface Event {
    /**
     * The package wants this request performed. {@code fetch} numbers it within the run; {@code body} is a text, the
     * list {@code [[name, value], …]} of a form, or null for none.
     */
    record Fetch(int fetch, String method, String url, List<Http.Header> headers, Value body) implements Event {}

    /** The package gave up that request. */
    record FetchAborted(int fetch) implements Event {}

    record Open(Value.Obj head) implements Event {}

    record Part(Value part) implements Event {}

    record End() implements Event {}

    record Result(Value.Obj result) implements Event {}

    record Failed(Value.Obj error) implements Event {}

    /** {@link Run#stop} was called; nothing from the engine follows. */
    record Stopped(ByokException reason) implements Event {}
  }

  /** Takes the provider's answer to a request. */
  interface Receiver {
    void head(int fetch, int status, List<Http.Header> headers);

    /** Hands over response bytes; the array belongs to the receiver afterwards. */
    void data(int fetch, byte[] bytes);

    void endOfBody(int fetch);

    void broken(int fetch, String message);

    /** There will be no answer, or no more of it. */
    void stop(ByokException reason);
  }

  /** A running call. */
  interface Run extends Receiver {
    /** The next event; blocks until there is one. */
    Event next();

    /** Allows {@code parts} more parts. */
    void credit(int parts);

    /** Ends the run at once with {@link Event.Stopped}; later calls do nothing. */
    @Override
    void stop(ByokException reason);
  }

  /** Starts a call; throws where the engine cannot be loaded. */
  Run start(Call call);
}
