package byok.browser.platform;

/**
 * Lets one green thread in at a time, in the order they came. ({@code synchronized} loses waiters across a suspension.)
 */
final class Turns {
  private Gate last;

  /** Waits for its turn; the result ends it. */
  Runnable take() {
    Gate before = last;
    Gate mine = new Gate();
    last = mine;
    if (before != null) {
      before.await();
    }
    return () -> mine.open();
  }
}
