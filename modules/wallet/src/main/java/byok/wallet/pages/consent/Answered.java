package byok.wallet.pages.consent;

/**
 * Under which of the owner's choices something would answer the app.
 *
 * @param anywhere under neither
 * @param inWindow only while a window of the wallet is open
 * @param here only what runs on this computer may answer
 * @param hereInWindow both
 */
public record Answered(boolean anywhere, boolean inWindow, boolean here, boolean hereInWindow) {
  /** What is not known to go unanswered. */
  static final Answered ALWAYS = new Answered(true, true, true, true);

  /** What the owner has to know of who answers. */
  enum Word {
    /** A provider may, and is paid. */
    PAID,
    /** What runs on this computer does, and nothing else. */
    HERE,
    /** The same, and a window of the wallet has to stay open for it. */
    HERE_IN_WINDOW,
    /** Models of this browser do, for there is nothing else, and a window has to stay open for them. */
    BROWSER_IN_WINDOW,
    /** Nothing does without such a window. */
    NEEDS_WINDOW,
    /** Nothing does: this computer has no model. */
    NO_MODEL_HERE
  }

  Word word(boolean localOnly, boolean strict) {
    boolean without = localOnly ? here : anywhere;
    boolean within = localOnly ? hereInWindow : inWindow;
    if (without || !within) {
      return !localOnly ? Word.PAID : without ? Word.HERE : Word.NO_MODEL_HERE;
    }
    return !strict ? Word.NEEDS_WINDOW : localOnly ? Word.HERE_IN_WINDOW : Word.BROWSER_IN_WINDOW;
  }
}
