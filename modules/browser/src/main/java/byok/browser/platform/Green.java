package byok.browser.platform;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.platform.Platform;

/**
 * Runs tasks that wait, out of JavaScript callbacks, which may not.
 *
 * <p>A new thread begins by a timer, which browsers delay by a second and more in a hidden tab. So threads are kept in
 * reserve here: a task begins in the next microtask, hidden or not, and only a burst beyond the reserve meets a timer.
 *
 * <p>TeaVM's own threads, not {@code java.lang.Thread}: that one brings monitors, stack traces and print streams along,
 * and nothing here uses them.
 */
public final class Green {
  private static final int RESERVE = 16;
  private static final List<Worker> IDLE = new ArrayList<>();
  private static int starting;

  private Green() {}

  /**
   * Runs {@code task} in a green thread of its own, after the code that calls this. What it throws goes to the console.
   */
  public static void run(Runnable task) {
    if (IDLE.isEmpty()) {
      start(task);
    } else {
      IDLE.remove(IDLE.size() - 1).give(task);
    }
    prepare();
  }

  /** Fills the reserve. Worth calling when a page loads, while it is visible. */
  public static void prepare() {
    while (IDLE.size() + starting < RESERVE) {
      starting++;
      start(() -> starting--);
    }
  }

  private static void start(Runnable first) {
    Platform.startThread(new Worker(first)::run);
  }

  private static final class Worker implements Runnable {
    private Runnable task;
    private Gate work;

    Worker(Runnable first) {
      task = first;
    }

    void give(Runnable next) {
      task = next;
      work.open();
    }

    @Override
    public void run() {
      do {
        runTask();
        work = new Gate();
        IDLE.add(this);
        work.await();
      } while (true);
    }

    private void runTask() {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        log(e.getMessage() == null ? "a task failed" : e.getMessage());
      }
      task = null;
    }
  }

  @JSBody(params = "message", script = "console.error(message);")
  private static native void log(String message);
}
