package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCodec;
import byok.protocol.Value;

/**
 * The consumer's hold on one stream. The other side sends a part only against credit: {@link Frames#INITIAL_CREDIT} at
 * first, and one for each part consumed since.
 */
public final class RpcStream implements RpcClient.Pending, Cancel {
  private static final int GRANT_AT = Frames.INITIAL_CREDIT / 2;

  private final RpcClient client;
  private final int id;
  private final StreamListener listener;
  private int unconsumed;
  private int owed;
  private boolean over;
  private ByokException held;

  RpcStream(RpcClient client, int id, StreamListener listener) {
    this.client = client;
    this.id = id;
    this.listener = listener;
  }

  /** Says that {@code parts} of the parts delivered have been used up, so that as many more may come. */
  public void consumed(int parts) {
    int taken = Math.min(parts, unconsumed);
    unconsumed -= taken;
    owed += taken;
    if (over) {
      release();
    } else if (owed >= GRANT_AT) {
      client.post(Frames.frame("credit", id).append("n", new Value.Num(owed)));
      owed = 0;
    }
  }

  /** Stops the stream at its source. The listener hears nothing more. */
  @Override
  public void cancel() {
    over = true;
    held = null;
    client.cancel(id);
  }

  @Override
  public void receive(String type, Value.Obj frame) {
    if (type.equals("parts")) {
      parts(frame.list("v"));
    } else if (type.equals("open")) {
      listener.opened(frame.get("v"));
    } else if (type.equals("end") && client.finish(id)) {
      over = true;
      listener.ended(frame.get("v"));
    } else if (type.equals("error") && client.finish(id)) {
      fail(ErrorCodec.decode(frame.get("e")));
    }
  }

  private void parts(Value.Arr parts) {
    int count = parts == null ? 0 : parts.size();
    for (int i = 0; i < count && !over; i++) {
      unconsumed++;
      listener.part(parts.get(i));
    }
  }

  @Override
  public void fail(ByokException error) {
    over = true;
    held = error;
    release();
  }

  private void release() {
    if (held != null && unconsumed == 0) {
      ByokException error = held;
      held = null;
      listener.failed(error);
    }
  }
}
