package byok.browser.platform;

import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.function.JSConsumer;

/** An unbounded queue, nulls included, with one taker, which waits on its green thread while the queue is empty. */
public final class Mailbox<T> {
  private final List<T> items = new ArrayList<>();
  private JSConsumer<JSObject> waiting;

  public void put(T item) {
    items.add(item);
    wake();
  }

  /** The oldest item; waits for one. */
  public T take() {
    while (items.isEmpty()) {
      new JSPromise<JSObject>((resolve, reject) -> waiting = resolve).await();
    }
    return items.remove(0);
  }

  private void wake() {
    JSConsumer<JSObject> taker = waiting;
    waiting = null;
    if (taker != null) {
      taker.accept(null);
    }
  }
}
