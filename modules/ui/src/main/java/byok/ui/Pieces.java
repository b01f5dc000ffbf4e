package byok.ui;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;
import static byok.ui.El.strong;
import static byok.ui.El.words;

/** Pieces that are drawn once and do not change. */
public final class Pieces {
  private Pieces() {}

  /** A status: an outline and a word. */
  public static El badge(Tone tone, String icon, String words) {
    return span(tone.badge, Icons.icon(icon)).text(words);
  }

  /** A status of something that goes on. */
  public static El liveBadge(String words) {
    return span(Tone.LIVE.badge, Icons.half("icon")).text(words);
  }

  /** The bold fact, then the next thing to do. */
  public static El note(Tone tone, String icon, String fact, String rest) {
    return note(tone, icon, strong(fact), words(" "), words(rest));
  }

  public static El note(Tone tone, String icon, Part... words) {
    return div(tone.note, Icons.icon(icon), div("min-w-0", p("", words)));
  }

  /** Work that goes on, announced as it starts. */
  public static El working(String words) {
    return div("note", Icons.icon(Icons.SPIN, "icon animate-turn"), p("", words)).attr("role", "status");
  }

  /** An icon in a quiet disc, above a heading in the middle. */
  public static El disc(String icon) {
    return span("grid place-items-center size-12 rounded-full bg-sunken text-ink-2", Icons.icon(icon, "icon size-6"));
  }

  /** What stands where a list has nothing to show. */
  public static El empty(String icon, String title, String words, Part... next) {
    return el("section", "card px-4 py-8 grid gap-2 justify-items-center text-center")
        .add(disc(icon), heading(2, "text-lg", title), p("text-sm text-ink-2 max-w-80", words))
        .add(next);
  }

  /** Space held for what is still being read. */
  public static El skeleton() {
    return div("card p-5 grid gap-3 content-start")
        .attr("role", "status")
        .attr("aria-label", "Loading")
        .add(div("skeleton h-5 w-3/4"), div("skeleton h-4 w-1/2"), div("skeleton h-4 w-2/3"));
  }

  /** One line of a list of facts. */
  public static El fact(String term, Part... value) {
    return div("contents", el("dt", "text-ink-2").text(term), el("dd", "min-w-0 wrap-anywhere", value));
  }

  /** More, behind a line that opens it. */
  public static El more(String title, Part... content) {
    El arrow = Icons.icon(Icons.RIGHT, "icon transition-transform group-open:rotate-90");
    El line = el("summary", "flex items-center gap-1.5 font-semibold text-accent min-h-9 rounded-sm w-fit", arrow);
    return el("details", "group border-t border-line pt-2", line.text(title)).add(content);
  }
}
