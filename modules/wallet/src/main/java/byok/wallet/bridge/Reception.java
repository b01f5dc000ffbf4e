package byok.wallet.bridge;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Channel;
import byok.browser.platform.Green;
import byok.protocol.Value;
import byok.wallet.shared.Line;
import byok.wallet.shared.Rooms;

/**
 * How windows without an opener come to the desk (protocol/spec/handshake.md, "Isolated consent", "Cookie mailbox"),
 * and how long a request waits for one. Such a window cannot be watched from the app's page: that it went, it says
 * itself, or its lock does; that it never comes, only time tells.
 */
final class Reception {
  /** A window looks for its bridge for ten seconds; as much again and more to load it over a slow network. */
  private static final int ARRIVE_MILLIS = 30_000;

  /** The window has been opened and was loaded from this wallet's host: what it still needs is its scripts. */
  private static final int CLOSED_MILLIS = 10_000;

  private static final int CHECK_MILLIS = 2_000;
  private static final int LINGER_MILLIS = 5_000;

  private final Bridge bridge;
  private Visit visit;

  Reception(Bridge bridge) {
    this.bridge = bridge;
  }

  /** What belongs to one request. */
  private static final class Visit {
    final String requestId;
    Room room;
    Line mail;
    double deadline = Double.MAX_VALUE;
    boolean looksForMail;
    boolean wasVisited;
    boolean isOver;

    Visit(String requestId) {
      this.requestId = requestId;
    }
  }

  void begin(String requestId) {
    visit = new Visit(requestId);
    visit.wasVisited = bridge.desk().hasWindow();
    Channel channel = bridge.access().channel(Rooms.channel(requestId));
    if (channel != null) {
      visit.room = new Room(channel, bridge.owner(), bridge.desk()::open);
      visit.deadline = now() + ARRIVE_MILLIS;
    }
    check(visit);
  }

  /** A window came. */
  void visited() {
    if (visit != null) {
      visit.wasVisited = true;
    }
  }

  /** The window that was here comes back as another one. */
  void expect() {
    if (visit != null) {
      visit.wasVisited = false;
      visit.deadline = now() + ARRIVE_MILLIS;
    }
  }

  /** The app's window reads as closed: whether one may come all the same, or is here out of the app's reach. */
  boolean mayCome(String requestId) {
    Visit present = visit;
    if (present == null || !present.requestId.equals(requestId)) {
      return false;
    }
    if (present.room != null) {
      present.deadline = Math.min(present.deadline, now() + CLOSED_MILLIS);
      return true;
    }
    if (!present.wasVisited && !present.looksForMail) {
      present.looksForMail = true;
      Green.run(() -> openMailbox(present));
    }
    return present.looksForMail;
  }

  /** A request was refused before anybody was asked: the window that was opened for it closes. */
  void turnAway(String requestId) {
    Channel channel = bridge.access().channel(Rooms.channel(requestId));
    if (channel != null) {
      Room room = new Room(channel, bridge.owner(), Reception::sendAway);
      new BrowserTimers().after(CLOSED_MILLIS, room::close);
    }
  }

  private static void sendAway(Line window) {
    window.onMessage((message, key) -> window.post(new Value.Obj().put("q", "close")));
  }

  /** The request is decided. What is on its way to a window still arrives. */
  void end() {
    Visit past = visit;
    visit = null;
    if (past != null) {
      past.isOver = true;
      new BrowserTimers().after(LINGER_MILLIS, () -> Green.run(() -> close(past)));
    }
  }

  private void openMailbox(Visit present) {
    Line mail = bridge.calls().mail(present.requestId);
    if (mail == null) {
      bridge.desk().cutOff(present.requestId);
    } else if (present.isOver) {
      mail.leave();
    } else {
      present.mail = mail;
      present.deadline = now() + CLOSED_MILLIS;
    }
  }

  /** Ends the request where no window came in time; notices windows that ended without a word. */
  private void check(Visit present) {
    if (present.isOver) {
      return;
    }
    if (present.room != null) {
      present.room.deserted(bridge.access().locks().heldNames()).forEach(bridge.desk()::leave);
    }
    if (!present.wasVisited && now() >= present.deadline) {
      bridge.desk().dismiss(present.requestId);
    }
    new BrowserTimers().after(CHECK_MILLIS, () -> Green.run(() -> check(present)));
  }

  private void close(Visit past) {
    Value.Obj gone = new Value.Obj().put("q", "gone");
    if (past.room != null) {
      past.room.lines().forEach(line -> line.post(gone));
      past.room.lines().forEach(bridge.desk()::leave);
      past.room.close();
    }
    if (past.mail != null) {
      bridge.desk().leave(past.mail);
      past.mail.leave();
    }
  }

  private double now() {
    return bridge.ports().clock().nowMillis();
  }
}
