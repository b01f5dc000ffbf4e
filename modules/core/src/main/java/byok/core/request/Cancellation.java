package byok.core.request;

import byok.core.port.Http;
import java.util.ArrayList;
import java.util.List;

/** A switch that is thrown at most once. */
final class Cancellation implements Http.Cancel {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void onCancel(Runnable action) {
    if (cancelled) {
      action.run();
    } else {
      actions.add(action);
    }
  }

  void cancel() {
    if (!cancelled) {
      cancelled = true;
      actions.forEach(Runnable::run);
    }
  }
}
