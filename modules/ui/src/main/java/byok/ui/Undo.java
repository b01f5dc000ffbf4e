package byok.ui;

/**
 * Takes back something that was set up, such as a timer. It may not block; of its own kind for the reason of
 * {@link Draw}.
 */
@FunctionalInterface
public interface Undo {
  Undo NOTHING = () -> {};

  void undo();
}
