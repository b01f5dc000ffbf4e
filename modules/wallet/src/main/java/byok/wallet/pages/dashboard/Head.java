package byok.wallet.pages.dashboard;

import static byok.ui.El.div;
import static byok.ui.El.heading;
import static byok.ui.El.p;

import byok.ui.El;
import byok.ui.Part;

/** The title of a page of the dashboard, and what the page is for. */
public final class Head {
  /** The key by which the dashboard gives focus to a page's title. */
  static final String KEY = "page-title";

  private Head() {}

  public static El draw(String title, String about, Part... beside) {
    return draw(title, p("text-ink-2 mt-0.5", about), beside);
  }

  public static El draw(String title, Part about, Part... beside) {
    El heading = heading(1, "text-2xl outline-none", title).attr("tabindex", "-1").key(KEY);
    return div("flex flex-wrap items-start gap-x-6 gap-y-3", div("flex-1 min-w-56", heading, about)).add(beside);
  }
}
