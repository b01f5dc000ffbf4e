package byok.wallet.bridge;

import byok.browser.messaging.BrowserPort;
import byok.browser.messaging.PortPair;
import byok.browser.platform.Frames;
import byok.browser.platform.Gate;
import byok.browser.platform.Green;
import byok.protocol.Value;
import byok.rpc.Port;
import byok.rpc.Timers;
import java.util.function.Consumer;
import org.teavm.jso.JSObject;

/**
 * One frame of provider packages, {@code /engine} or {@code /engine-local}. It is there when its script says
 * {@code ready}; without that, it is removed after a time.
 */
final class EngineFrame {
  private static final int LOAD_MILLIS = 15_000;

  private final JSObject frame;
  private final PortPair pair = new PortPair();
  private final Port port = new BrowserPort(pair.near());
  private final Gate settled = new Gate();
  private final Consumer<Port> gone;
  private boolean ready;
  private boolean failed;

  /**
   * Begins to load a page.
   *
   * @param receiver hears every message of the engine after {@code ready}
   * @param gone is told when nothing comes from a port any more
   */
  EngineFrame(String page, Timers timers, Consumer<Value> receiver, Consumer<Port> gone) {
    this.gone = gone;
    frame = Frames.sandboxed(page);
    port.onMessage(message -> receive(message, receiver));
    timers.after(LOAD_MILLIS, this::giveUp);
    Green.run(this::load);
  }

  boolean isFailed() {
    return failed;
  }

  /** The engine's port, once it is there; {@code null} where it did not load. */
  Port await() {
    settled.await();
    return failed ? null : port;
  }

  private void load() {
    Frames.load(frame);
    Frames.onLeft(frame, this::left);
    Frames.givePort(Frames.windowOf(frame), pair.far());
  }

  private void receive(Value message, Consumer<Value> receiver) {
    if (ready) {
      receiver.accept(message);
    } else if (message instanceof Value.Obj first && "ready".equals(first.text("t"))) {
      ready = true;
      settled.open();
    }
  }

  private void giveUp() {
    if (!ready) {
      remove();
    }
  }

  /** Another page is in it: what ran here does not come to an end by itself. */
  private void left() {
    gone.accept(port);
    remove();
  }

  private void remove() {
    failed = true;
    port.close();
    Frames.remove(frame);
    settled.open();
  }
}
