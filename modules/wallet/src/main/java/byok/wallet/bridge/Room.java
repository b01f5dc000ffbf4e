package byok.wallet.bridge;

import byok.browser.platform.Channel;
import byok.browser.platform.WebCrypto;
import byok.core.port.Crypto;
import byok.protocol.Lists;
import byok.protocol.Value;
import byok.wallet.shared.Line;
import byok.wallet.shared.Rooms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where windows without an opener come to this bridge for one request, over the wallet's unpartitioned storage. */
final class Room {
  private final Channel channel;
  private final String bridgeId;
  private final Consumer<Line> arrived;
  private final List<Seat> seats = new ArrayList<>();

  /** @param arrived takes the line to each window that comes */
  Room(Channel channel, String bridgeId, Consumer<Line> arrived) {
    this.channel = channel;
    this.bridgeId = bridgeId;
    this.arrived = arrived;
    channel.onMessage((message, raw) -> {
      if (message instanceof Value.Obj frame && Rooms.TO_BRIDGE.equals(frame.text("to"))) {
        receive(frame, WebCrypto.wrap(raw));
      }
    });
  }

  /** The lines whose windows are not there any more, however that came. @param held names of locks */
  List<Line> deserted(List<String> held) {
    List<Line> gone = new ArrayList<>();
    for (Seat seat : List.copyOf(seats)) {
      if (held != null && !Lists.contain(held, Rooms.lock(seat.window))) {
        Lists.removeSame(seats, seat);
        gone.add(seat);
      }
    }
    return gone;
  }

  List<Line> lines() {
    return List.copyOf(seats);
  }

  void close() {
    channel.close();
  }

  private void receive(Value.Obj frame, Crypto.SealKey key) {
    String meant = frame.text("bridge");
    Value.Obj message = frame.object("m");
    if (frame.text("window") != null && message != null && (meant == null || meant.equals(bridgeId))) {
      seat(frame.text("window")).receiver.receive(message, key);
    }
  }

  private Seat seat(String window) {
    for (Seat seat : seats) {
      if (seat.window.equals(window)) {
        return seat;
      }
    }
    Seat seat = new Seat(window);
    seats.add(seat);
    arrived.accept(seat);
    return seat;
  }

  /** The line to one window. */
  private final class Seat implements Line {
    private final String window;
    private Receiver receiver = (message, key) -> {};

    Seat(String window) {
      this.window = window;
    }

    @Override
    public void post(Value.Obj message, Crypto.SealKey key) {
      Value.Obj envelope = Rooms.envelope(Rooms.TO_WINDOW, window, bridgeId, message);
      channel.post(envelope, key == null ? null : WebCrypto.unwrap(key));
    }

    @Override
    public void onMessage(Receiver listener) {
      receiver = listener;
    }

    @Override
    public void leave() {
      post(Line.leaving());
    }
  }
}
