package byok.bench;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.BrowserTimers;
import byok.browser.messaging.JsValues;
import byok.protocol.Limits;
import byok.protocol.Value;
import byok.rpc.RpcClient;
import byok.rpc.RpcMethods;
import byok.rpc.RpcRequest;
import byok.rpc.RpcServer;
import byok.rpc.RpcStream;
import byok.rpc.StreamListener;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** Both ends of the RPC over a given {@code MessagePort}, with methods that do nothing else. */
public final class BenchModule {
  private BenchModule() {}

  /** Answers {@code add {a, b}} with a number and {@code parts {n}} with a stream of n text parts. */
  @JSExport
  public static void serve(JSObject port) {
    RpcMethods methods = new RpcMethods().call("add", BenchModule::add).stream("parts", BenchModule::parts);
    new RpcServer(new BrowserPort(port), new BrowserTimers(), Limits.MESSAGE, methods);
  }

  /** The calling end of a port. */
  @JSExport
  public static JSObject connect(JSObject port) {
    RpcClient client = new RpcClient(new BrowserPort(port), new BrowserTimers());
    return Face.of(
        (args, ok, fail) -> client.call("add", JsValues.capture(args), 0, v -> ok.give(JsValues.revive(v)), e ->
            fail.give(null)),
        (args, part, end) -> new Consumption(part, end).start(client, JsValues.capture(args)));
  }

  private static void add(RpcRequest request) {
    Value.Obj args = (Value.Obj) request.args();
    request.reply(new Value.Num(number(args, "a") + number(args, "b")));
  }

  private static void parts(RpcRequest request) {
    request.open(new Value.Obj());
    pump(request, 0, (int) number((Value.Obj) request.args(), "n"));
  }

  private static void pump(RpcRequest request, int from, int count) {
    int next = from;
    while (next < count && request.hasCredit()) {
      request.part(new Value.Obj().put("type", "text-delta").put("id", "0").put("delta", "tok" + next++));
    }
    if (next == count) {
      request.end(new Value.Obj());
    } else {
      int rest = next;
      request.onCredit(() -> pump(request, rest, count));
    }
  }

  private static double number(Value.Obj fields, String name) {
    return ((Value.Num) fields.get(name)).value();
  }

  /** Hands each part to the page at once. */
  private static final class Consumption implements StreamListener {
    private final Face.Give part;
    private final Face.Give end;
    private RpcStream stream;

    Consumption(Face.Give part, Face.Give end) {
      this.part = part;
      this.end = end;
    }

    void start(RpcClient client, Value args) {
      stream = client.stream("parts", args, this);
    }

    @Override
    public void opened(Value value) {}

    @Override
    public void part(Value value) {
      part.give(JsValues.revive(value));
      stream.consumed(1);
    }

    @Override
    public void ended(Value value) {
      end.give(null);
    }

    @Override
    public void failed(byok.protocol.ByokException error) {
      end.give(null);
    }
  }
}
