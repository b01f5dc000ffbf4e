package byok.core.consent;

/**
 * Decides whether a click on Approve is meant. A state machine without a clock: every event says when it happened.
 *
 * <p>It is armed once the window has been visible and focused for {@link #ARM_MILLIS} without a break. A release must
 * be the first click
 * of a series, carry the nonce that the window was drawn with, and find the same origin as when it was drawn. A nonce
 * releases once.
 */
public final class Arming {
  public static final long ARM_MILLIS = 1_000;
  private static final long NEVER = -1;

  private final String nonce;
  private final String origin;
  private boolean visible;
  private boolean focused;
  private boolean spent;
  private long since = NEVER;

  /**
   * @param nonce drawn for this one display of the request
   * @param origin of the app, as read when the window was drawn
   */
  public Arming(String nonce, String origin) {
    this.nonce = nonce;
    this.origin = origin;
  }

  /** The page was shown or hidden. */
  public void visible(boolean isVisible, long atMillis) {
    visible = isVisible;
    restart(atMillis);
  }

  /** The window got or lost the focus. */
  public void focused(boolean isFocused, long atMillis) {
    focused = isFocused;
    restart(atMillis);
  }

  /**
   * Anything else after which the owner must look again: the terms changed by themselves, the window was moved or
   * covered.
   */
  public void disturbed(long atMillis) {
    restart(atMillis);
  }

  /** How long until it is armed; 0 while it is, {@link #ARM_MILLIS} while the window is not in front. */
  public long millisLeft(long nowMillis) {
    return since == NEVER ? ARM_MILLIS : Math.max(0, Math.min(ARM_MILLIS, since + ARM_MILLIS - nowMillis));
  }

  public boolean isArmed(long nowMillis) {
    return !spent && millisLeft(nowMillis) == 0;
  }

  /**
   * Whether this click approves. True once at most.
   *
   * @param detail the click's count within its series; 0 for the keyboard
   * @param trusted whether the browser, not a script, made the event
   * @param nonceShown the nonce of the button that was clicked
   * @param originNow the origin of the app, read again now
   */
  public boolean release(int detail, boolean trusted, String nonceShown, String originNow, long atMillis) {
    boolean meant = trusted && detail <= 1 && isArmed(atMillis);
    boolean same = nonce.equals(nonceShown) && origin.equals(originNow);
    spent |= meant && same;
    return meant && same;
  }

  private void restart(long atMillis) {
    since = visible && focused ? atMillis : NEVER;
  }
}
