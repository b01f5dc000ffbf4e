package byok.rpc.kkrpc;

import byok.protocol.ByokException;
import byok.protocol.Limits;
import byok.protocol.Value;
import byok.rpc.RpcClient;
import byok.rpc.RpcStream;
import byok.rpc.StreamListener;

/**
 * An answer in parts, each a call of the peer's function. kkrpc knows no room: a part is used up once it is posted, so
 * the wallet holds at most the credit of one stream, and what may lie unread at the peer ends at the size of a message.
 */
final class Stream implements StreamListener {
  private static final int MAX_LENGTH = Limits.MESSAGE.bytes();

  private final RpcClient client;
  private final Mouth mouth;
  private final KkrpcMessage.Request request;
  private RpcStream stream;
  private Value head = new Value.Obj();
  private int length;

  Stream(RpcClient client, Mouth mouth, KkrpcMessage.Request request) {
    this.client = client;
    this.mouth = mouth;
    this.request = request;
  }

  void begin() {
    stream = client.stream(Shapes.STREAM, Shapes.payload(Shapes.STREAM, request.argument()), this);
  }

  @Override
  public void opened(Value value) {
    head = value;
  }

  @Override
  public void part(Value part) {
    length += mouth.part(request.callback(), part);
    if (length > MAX_LENGTH) {
      stream.cancel();
      failed(Mouth.tooLong());
    } else {
      stream.consumed(1);
    }
  }

  @Override
  public void ended(Value value) {
    mouth.answer(request.id(), head);
  }

  @Override
  public void failed(ByokException error) {
    mouth.refuse(request.id(), error);
  }
}
