package byok.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import byok.protocol.ByokException;
import byok.protocol.ErrorCode;
import byok.protocol.Limits;
import byok.protocol.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One connection driven by random steps, with everything the specification promises checked as it happens. Both sides
 * are the real ones; only the order of deliveries, turns and decisions is random.
 */
final class Interleaving {
  private final Random random;
  private final PortPair ports = new PortPair();
  private final ManualTimers timers = new ManualTimers();
  private final List<Answering> answering = new ArrayList<>();
  private final List<Asking> asking = new ArrayList<>();
  private final RpcMethods methods = new RpcMethods().call("ask", this::handle).stream("flow", this::handle);
  private final RpcServer server = new RpcServer(ports.wallet, timers, Limits.MESSAGE, methods);
  private final RpcClient client = new RpcClient(ports.app, timers);
  private boolean ended;

  Interleaving(long seed) {
    random = new Random(seed);
  }

  /** The wallet's side of one call: what its handler did and was told. */
  private final class Answering {
    final RpcRequest request;
    int sent;
    int cancels;
    boolean over;

    Answering(RpcRequest request) {
      this.request = request;
      request.onCancel(() -> cancels++);
    }

    void step() {
      if (over) {
        request.part(Value.of(-1));
        request.fail(new ByokException(ErrorCode.INTERNAL, "Too late."));
      } else if (!request.isStream() || random.nextInt(12) == 0) {
        finish();
      } else {
        for (int i = random.nextInt(30); i >= 0; i--) {
          request.part(Value.of(sent++));
        }
      }
    }

    void finish() {
      over = true;
      Value total = Value.of(sent);
      if (random.nextBoolean()) {
        request.reply(total);
      } else {
        Value.Obj details = new Value.Obj().put("limit", sent);
        request.fail(new ByokException(ErrorCode.PROVIDER_DISCONNECTED, "Broken off.", details));
      }
    }
  }

  /** The app's side of one call: what it heard. */
  private final class Asking implements StreamListener {
    RpcStream stream;
    Cancel cancel;
    int parts;
    int consumed;
    int outcomes;
    boolean cancelled;

    void heard() {
      assertFalse(cancelled, "heard something after a cancel");
      assertEquals(0, outcomes, "heard something after the outcome");
    }

    @Override
    public void opened(Value value) {
      heard();
    }

    @Override
    public void part(Value part) {
      heard();
      assertEquals(parts++, ((Value.Num) part).value());
    }

    @Override
    public void ended(Value total) {
      heard();
      outcomes++;
      assertEquals(parts, ((Value.Num) total).value(), "parts missing at the end");
    }

    @Override
    public void failed(ByokException error) {
      heard();
      outcomes++;
      assertEquals(parts, stream == null ? parts : consumed, "failed before the parts were consumed");
      if (error.code() == ErrorCode.PROVIDER_DISCONNECTED) {
        assertEquals(error.details().number("limit", -1), parts, "parts lost before an error");
      }
    }

    void consume(int most) {
      if (stream != null && consumed < parts) {
        int count = Math.min(parts - consumed, most);
        consumed += count;
        stream.consumed(count);
      }
    }

    void stop() {
      cancelled = true;
      cancel.cancel();
    }
  }

  private void handle(RpcRequest request) {
    answering.add(new Answering(request));
  }

  private void ask() {
    Asking call = new Asking();
    asking.add(call);
    if (random.nextBoolean()) {
      call.stream = client.stream("flow", Value.NULL, call);
      call.cancel = call.stream;
    } else {
      int timeout = random.nextInt(3) == 0 ? 50 : 0;
      call.cancel = client.call("ask", Value.NULL, timeout, v -> call.ended(v), call::failed);
    }
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step(random.nextInt(100));
      assertTrue(server.callsInFlight() <= RpcServer.MAX_IN_FLIGHT);
    }
    drain();
    check();
  }

  private void step(int dice) {
    if (dice < 10) {
      ask();
    } else if (dice < 30) {
      pick(answering, Answering::step);
    } else if (dice < 45) {
      pick(asking, call -> call.consume(1 + random.nextInt(40)));
    } else if (dice < 50) {
      pick(asking, Asking::stop);
    } else if (dice < 68) {
      ports.app.deliverOne();
    } else if (dice < 86) {
      ports.wallet.deliverOne();
    } else if (dice < 97) {
      timers.endTurn();
    } else if (dice < 99) {
      timers.advance(20);
    } else if (random.nextInt(10) == 0) {
      end();
    }
  }

  private void end() {
    ended = true;
    if (random.nextBoolean()) {
      client.close();
    } else {
      server.bye(null);
    }
  }

  private <T> void pick(List<T> from, Consumer<T> action) {
    if (!from.isEmpty()) {
      action.accept(from.get(random.nextInt(from.size())));
    }
  }

  /** Lets everything that is under way come to its end. */
  private void drain() {
    for (int round = 0; round < 400; round++) {
      timers.endTurn();
      ports.deliverAll();
      answering.stream().filter(a -> !a.over).forEach(Answering::finish);
      asking.forEach(call -> call.consume(Integer.MAX_VALUE));
    }
  }

  private void check() {
    for (Asking call : asking) {
      assertEquals(call.cancelled && call.outcomes == 0 ? 0 : 1, call.outcomes, "a call leaked");
    }
    assertEquals(0, server.callsInFlight());
    answering.forEach(a -> assertEquals(a.request.isCancelled() ? 1 : 0, a.cancels, "cancel not heard exactly once"));
    checkFrames();
  }

  /** Credit and finality, read from the frames alone. */
  private void checkFrames() {
    Map<Integer, Integer> credit = new HashMap<>();
    for (Value.Obj frame : ports.app.sent) {
      int more = frame.text("t").equals("call") ? Frames.whole(frame, "c") : Frames.whole(frame, "n");
      credit.merge(Frames.whole(frame, "id"), more, Integer::sum);
    }
    Set<Integer> over = new HashSet<>();
    for (Value.Obj frame : ports.wallet.sent) {
      int id = Frames.whole(frame, "id");
      assertFalse(id > 0 && over.contains(id), "a frame after the answer");
      if (frame.text("t").equals("parts")) {
        assertTrue(frame.list("v").size() > 0);
        assertTrue(credit.merge(id, -frame.list("v").size(), Integer::sum) >= 0, "parts beyond credit");
      } else {
        over.add(id);
      }
    }
    assertTrue(ended || !ports.app.closed);
  }
}
