package byok.wallet.shared;

import byok.browser.platform.Mailbox;
import byok.browser.platform.Page;
import byok.core.consent.Arming;
import byok.core.port.Clock;
import byok.rpc.Timers;

/**
 * Whether the owner has this window in front of them, and has had it there long enough for a click to be meant. An app
 * may have opened it, at a place and a moment of its choice.
 */
public final class Attention {
  private static final int LEAST_WIDTH = 300;
  private static final int LEAST_HEIGHT = 400;

  /** What a window does as the owner's attention comes and goes. Called as tasks. */
  public interface Watcher {
    /** It begins anew. @param roomy whether the window is large enough to see what it says */
    void begins(boolean roomy);

    /** A click is meant from now on. */
    void held();
  }

  private final Timers timers;
  private final Mailbox<Runnable> tasks;
  private final Clock clock;
  private final Watcher watcher;
  private final Clicks clicks = new Clicks();
  private Arming window = new Arming("", "");
  private Arming question;
  private String place;
  private Runnable cancelWait = () -> {};

  public Attention(Timers timers, Mailbox<Runnable> tasks, Clock clock, Watcher watcher) {
    this.timers = timers;
    this.tasks = tasks;
    this.clock = clock;
    this.watcher = watcher;
  }

  /** Looks from now on. */
  public void watch() {
    Page.onVisibility(() -> tasks.put(this::begin));
    Page.onFocus(() -> tasks.put(this::begin));
    Page.onResize(() -> tasks.put(this::begin));
    begin();
  }

  /** Begins anew where the window was moved, of which no browser tells. */
  public void lookAround() {
    if (!Page.place().equals(place)) {
      begin();
    }
  }

  /** Arms {@code asked} together with the window; {@code null} for nothing any more. */
  public void ask(Arming asked) {
    question = asked;
    if (asked != null) {
      begin();
    }
  }

  /** The window came to the front or left it, got another size or place, or shows something new. */
  public void begin() {
    cancelWait.run();
    place = Page.place();
    boolean roomy = Page.width() >= LEAST_WIDTH && Page.height() >= LEAST_HEIGHT;
    disturb(window, roomy);
    if (question != null) {
      disturb(question, roomy);
    }
    watcher.begins(roomy);
    if (roomy && Page.isVisible() && Page.hasFocus()) {
      cancelWait = timers.after((int) Arming.ARM_MILLIS, () -> tasks.put(this::held));
    }
  }

  private void disturb(Arming arming, boolean roomy) {
    long now = clock.nowMillis();
    arming.visible(Page.isVisible() && roomy, now);
    arming.focused(Page.hasFocus(), now);
  }

  private void held() {
    if (window.isArmed(clock.nowMillis())) {
      watcher.held();
    }
  }

  /** The latest click's count, for an {@link Arming}; to be read as it happens. */
  public int latestClick() {
    return clicks.latest();
  }

  /** Runs {@code task}, as a task, where the click that happens now is meant and does no harm. */
  public void ifMeant(Runnable task) {
    int click = latestClick();
    tasks.put(() -> {
      if (isMeant(click)) {
        task.run();
      }
    });
  }

  /** Each click is judged on its own. */
  private boolean isMeant(int click) {
    lookAround();
    boolean meant = window.release(click, true, "", "", clock.nowMillis());
    if (meant) {
      window = new Arming("", "");
      begin();
    }
    return meant;
  }
}
