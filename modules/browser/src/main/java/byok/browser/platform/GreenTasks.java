package byok.browser.platform;

import byok.core.port.Tasks;

/** Runs each task on a green thread of its own. */
public final class GreenTasks implements Tasks {
  @Override
  public void spawn(Runnable task) {
    Green.run(task);
  }
}
