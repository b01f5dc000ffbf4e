package byok.wallet.pages;

import static byok.ui.El.div;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;

/** What stands alone in the middle of a window: an icon, a title over a sentence, and what to do next. */
public final class Middle {
  private Middle() {}

  public static El of(Part... parts) {
    return div("grid gap-3.5 px-4 py-5 justify-items-center text-center", parts);
  }

  public static El said(String title, String rest) {
    return said(2, title, rest);
  }

  /** @param level of the heading: 1 where the window has no other */
  public static El said(int level, String title, String rest) {
    return div("", heading(level, "text-xl font-semibold", title), p("text-ink-2 mt-1 mx-auto max-w-80", rest));
  }

  /** An icon of something that goes on. */
  public static El turning() {
    return span("grid place-items-center size-12 rounded-full bg-accent-soft text-accent-ink",
        Icons.icon(Icons.SPIN, "icon size-6 animate-turn"));
  }
}
