package byok.rpc;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.ErrorCodec;
import byok.protocol.Value;
import java.util.function.Consumer;

/**
 * Waits on a port for the wallet's answer to the {@link Hello} that carried the other end. Exactly one of {@code ok}
 * and {@code fail} is called, unless it is cancelled; after {@code ok} the port is free for an {@link RpcClient}.
 */
public final class HandshakeClient implements Cancel {
  private final Port port;
  private final String nonce;
  private final Runnable ok;
  private final Consumer<ByokException> fail;
  private Runnable timer = () -> {};
  private boolean over;

  public HandshakeClient(Port port, String nonce, Runnable ok, Consumer<ByokException> fail) {
    this.port = port;
    this.nonce = nonce;
    this.ok = ok;
    this.fail = fail;
  }

  /** Begins to wait. @param timeoutMillis after which it fails with {@code CONNECT_TIMEOUT} */
  public HandshakeClient start(Timers timers, int timeoutMillis) {
    timer = timers.after(timeoutMillis, () -> fail(expired(timeoutMillis)));
    port.onMessage(this::receive);
    return this;
  }

  /** Stops waiting and closes the port. */
  @Override
  public void cancel() {
    if (finish()) {
      port.close();
    }
  }

  private void receive(Value message) {
    if (!(message instanceof Value.Obj frame) || over) {
      return;
    }
    boolean mine = nonce.equals(frame.text("nonce"));
    if (mine && "welcome".equals(frame.text("t")) && frame.number("version", 0) == Hello.VERSION) {
      finish();
      ok.run();
    } else if ("refused".equals(frame.text("t")) && (mine || !frame.has("nonce"))) {
      fail(ErrorCodec.decode(frame.get("e")));
    }
  }

  private void fail(ByokException error) {
    if (finish()) {
      port.close();
      fail.accept(error);
    }
  }

  private boolean finish() {
    boolean first = !over;
    over = true;
    timer.run();
    return first;
  }

  private static ByokException expired(int millis) {
    return new ByokException(ErrorCode.CONNECT_TIMEOUT, "The wallet did not answer within " + millis + " ms.");
  }
}
