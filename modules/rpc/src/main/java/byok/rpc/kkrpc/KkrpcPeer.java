package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Value;
import byok.rpc.Port;
import byok.rpc.RpcClient;
import java.util.function.Consumer;

/**
 * One kkrpc 0.2.2 peer (protocol/spec/kkrpc.md). It has the authority of an app and no more: what it asks for goes
 * through an {@link RpcClient} to the server that all apps meet. Nothing that a message names is looked up anywhere but
 * in a flat list.
 */
public final class KkrpcPeer {
  private static final String DESTROY = "__DESTROY__";

  private final TextPort port;
  private final Mouth mouth;
  private final Ear ear;
  private final Loopback inside;
  private final RpcClient client;
  private final Questions questions;
  private boolean open = true;

  public KkrpcPeer(TextPort port, Surroundings around) {
    this.port = port;
    this.mouth = new Mouth(port, around.json());
    this.ear = new Ear(around.json(), around.intake());
    this.inside = Loopback.create(around.timers());
    this.client = new RpcClient(inside, around.timers());
    this.questions = new Questions(client, mouth, around);
    client.onEvent(questions::heard);
    client.onClosed(reason -> shut());
  }

  /** The wallet's end of the connection, for the server of its calls. */
  public Port inside() {
    return inside.other();
  }

  /** Begins to listen. */
  public void begin() {
    port.onMessage(this::receive);
  }

  /** Ends every call with an error, then the connection. */
  public void end() {
    client.close();
    shut();
  }

  private void shut() {
    if (open) {
      open = false;
      port.post(DESTROY);
      port.close();
    }
  }

  private void receive(String text) {
    if (!open || text == null) {
      return;
    }
    if (text.equals(DESTROY)) {
      end();
      return;
    }
    Head head = Head.of(text);
    try {
      act(ear.hear(text, head));
    } catch (ByokException e) {
      mouth.refuse(head.id(), e);
    }
  }

  private void act(KkrpcMessage message) {
    if (message instanceof KkrpcMessage.Request request) {
      start(request);
    } else if (message instanceof KkrpcMessage.Response response) {
      questions.answered(response);
    }
  }

  private void start(KkrpcMessage.Request request) {
    String method = request.method();
    if (!Shapes.has(method)) {
      throw new ByokException(ErrorCode.UNKNOWN_METHOD, "The wallet has no such method.");
    }
    boolean streams = method.equals(Shapes.STREAM);
    if (streams == (request.callback() == null)) {
      throw Superjson.refused(
          streams ? "This method needs a function as its last argument." : "This method takes no function.");
    }
    if (streams) {
      new Stream(client, mouth, request).begin();
    } else if (!questions.start(request)) {
      Consumer<Value> ok = value -> mouth.answer(request.id(), Shapes.result(method, value));
      client.call(method, Shapes.payload(method, request.argument()), 0, ok, e -> mouth.refuse(request.id(), e));
    }
  }
}
