package byok.browser.messaging;

import byok.rpc.Timers;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** {@link Timers} by {@code setTimeout} and {@code queueMicrotask}. Tasks run on the event loop and may not wait. */
public final class BrowserTimers implements Timers {
  @Override
  public Runnable after(int millis, Runnable task) {
    JSObject timer = start(() -> task.run(), millis);
    return () -> stop(timer);
  }

  @Override
  public void soon(Runnable task) {
    queue(() -> task.run());
  }

  @JSFunctor
  private interface Task extends JSObject {
    void run();
  }

  @JSBody(params = {"task", "millis"}, script = "return setTimeout(task, millis);")
  private static native JSObject start(Task task, int millis);

  @JSBody(params = "task", script = "queueMicrotask(task);")
  private static native void queue(Task task);

  @JSBody(params = "timer", script = "clearTimeout(timer);")
  private static native void stop(JSObject timer);
}
