package byok.core.request;

import byok.core.port.Http;
import java.util.ArrayList;
import java.util.List;

/** A switch that is thrown at most once. */
public final class Cancellation implements Http.Cancel {
  private final List<Action> actions = new ArrayList<>();
  private boolean cancelled;

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void onCancel(Action action) {
    if (cancelled) {
      action.run();
    } else {
      actions.add(action);
    }
  }

  public void cancel() {
    if (!cancelled) {
      cancelled = true;
      for (Action action : actions) {
        action.run();
      }
    }
  }
}
