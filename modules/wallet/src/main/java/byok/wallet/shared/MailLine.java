package byok.wallet.shared;

import byok.browser.messaging.BrowserTimers;
import byok.browser.platform.Green;
import byok.browser.platform.Mailbox;
import byok.browser.platform.WebCookies;
import byok.browser.platform.WebKeyAgreement;
import byok.core.mailbox.MailEnd;
import byok.core.mailbox.Side;
import byok.core.port.Clock;
import byok.core.port.Crypto;
import byok.core.port.Ports;
import byok.protocol.ByokException;
import byok.protocol.Value;

/** A line over the cookie mailbox of one request. Everything it does becomes a task of one loop. */
public final class MailLine implements Line {
  private static final int LOOK_MILLIS = 150;

  /** A window asks every few seconds, and in the background once a minute at the least. */
  private static final int SILENCE_MILLIS = 90_000;

  private static final String REPORT = "report";

  /** What all cookies of mailboxes begin with. */
  private static final String PREFIX = "__Host-byok-mail-";

  private static final int MOST_SLIPS = 4;

  private final MailEnd end;
  private final BrowserTimers timers = new BrowserTimers();
  private final Mailbox<Runnable> tasks = new Mailbox<>();
  private final Runnable stopListening;
  private final Runnable stopWatching;
  private Receiver receiver = (message, key) -> {};
  private Runnable met = () -> {};
  private Runnable over = () -> {};
  private final Clock clock;
  private double heardAt;
  private int exchanges;
  private boolean ended;
  private boolean closed;

  private MailLine(Ports ports, Side side, String requestId) {
    end = new MailEnd(ports, new WebKeyAgreement(), new CookieSlots(), side, requestId);
    clock = ports.clock();
    stopListening = WebCookies.onChange(end.theirs(), this::look);
    stopWatching = WebCookies.onChange(end.mine(), this::look);
  }

  /**
   * Whether a mailbox may be opened: each lays cookies into every request to the wallet's host, which refuses too many.
   */
  public static boolean hasRoom() {
    return WebCookies.count(PREFIX) < MOST_SLIPS;
  }

  /** The window's end, which knocks. */
  public static MailLine window(Ports ports, String requestId) {
    MailLine line = new MailLine(ports, Side.WINDOW, requestId);
    line.tasks.put(line.end::knock);
    line.begin();
    return line;
  }

  /** The bridge's end. */
  public static MailLine bridge(Ports ports, String requestId) {
    return new MailLine(ports, Side.BRIDGE, requestId);
  }

  /** Each time that both sides have met. */
  public void onMet(Runnable listener) {
    met = listener;
  }

  /** The other side went, or is not to be trusted any more. */
  public void onOver(Runnable listener) {
    over = listener;
  }

  /** Begins to look. */
  public void begin() {
    Green.run(this::run);
    lookAgain();
  }

  /** Whether both sides have met. */
  public boolean isMet() {
    return exchanges > 0;
  }

  /** What a session handed over this line is sealed with; both sides have it. */
  public Crypto.SealKey sessionKey() {
    return end.sessionKey();
  }

  @Override
  public void post(Value.Obj message, Crypto.SealKey key) {
    if (key != null && key != end.sessionKey()) {
      throw new IllegalArgumentException("a key does not travel by cookie");
    }
    tasks.put(() -> send(message));
  }

  @Override
  public void onMessage(Receiver listener) {
    receiver = listener;
  }

  @Override
  public void leave() {
    if (!closed) {
      close();
      end.leave();
    }
  }

  @Override
  public void finish() {
    close();
    end.finish();
  }

  private void close() {
    closed = true;
    stopListening.run();
    stopWatching.run();
    tasks.put(() -> {});
  }

  /** What the partition reports can wait for another contact, where it is too much for cookies. */
  private void send(Value.Obj message) {
    try {
      end.post(message);
    } catch (ByokException tooLarge) {
      Value.Obj request = message.object("request");
      if (request != null && request.object(REPORT) != null) {
        request.put(REPORT, Value.NULL);
        end.post(message);
      }
    }
  }

  private void run() {
    while (!closed) {
      tasks.take().run();
    }
  }

  private void look() {
    tasks.put(this::move);
  }

  private void lookAgain() {
    timers.after(LOOK_MILLIS, () -> {
      if (!closed) {
        look();
        lookAgain();
      }
    });
  }

  private void move() {
    Value.Obj letter = end.move();
    if (letter != null || exchanges != end.exchanges()) {
      heardAt = clock.nowMillis();
    }
    if (exchanges != end.exchanges()) {
      exchanges = end.exchanges();
      ended = false;
      met.run();
    }
    if (letter != null) {
      receiver.receive(letter, letter.object("session") == null ? null : end.sessionKey());
    }
    boolean isSilent = isMet() && clock.nowMillis() - heardAt > SILENCE_MILLIS;
    if ((end.isOver() || isSilent) && !ended) {
      ended = true;
      over.run();
    }
  }
}
