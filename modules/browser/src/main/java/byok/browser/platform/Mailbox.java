package byok.browser.platform;

import java.util.ArrayList;
import java.util.List;

/** An unbounded queue, nulls included, with one taker, which waits on its green thread while the queue is empty. */
public final class Mailbox<T> {
  private final List<T> items = new ArrayList<>();
  private Gate waiting;

  public void put(T item) {
    items.add(item);
    wake();
  }

  /** The oldest item; waits for one. */
  public T take() {
    while (items.isEmpty()) {
      waiting = new Gate();
      waiting.await();
    }
    return items.remove(0);
  }

  private void wake() {
    if (waiting != null) {
      waiting.open();
      waiting = null;
    }
  }
}
