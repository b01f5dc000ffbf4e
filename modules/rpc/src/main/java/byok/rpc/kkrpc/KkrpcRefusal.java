package byok.rpc.kkrpc;

import byok.protocol.ByokException;

/** What a page gets that is no app: each of its calls is answered with the same refusal. Nothing stands behind it. */
public final class KkrpcRefusal {
  private static final int MOST = 64;

  private final TextPort port;
  private final Mouth mouth;
  private final ByokException error;
  private int answers;

  public KkrpcRefusal(TextPort port, JsonText json, ByokException error) {
    this.port = port;
    this.mouth = new Mouth(port, json);
    this.error = error;
  }

  public void begin() {
    port.onMessage(this::receive);
  }

  private void receive(String text) {
    if (text == null || ++answers > MOST) {
      port.close();
    } else {
      mouth.refuse(Head.of(text).id(), error);
    }
  }
}
