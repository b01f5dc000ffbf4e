package byok.ui;

/**
 * Draws a part when it is needed. It may not block: of its own kind, and not a {@code Supplier}, so that the compiler
 * does not take all drawing for code that may suspend.
 */
@FunctionalInterface
public interface Draw {
  /** The part, or null for nothing. */
  Part draw();
}
