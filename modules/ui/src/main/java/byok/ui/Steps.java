package byok.ui;

import static byok.ui.El.el;
import static byok.ui.El.span;

import java.util.List;

/** How far one is on a short way. */
public final class Steps {
  private static final String DISC = "grid place-items-center size-7 rounded-full text-sm font-bold flex-none ";

  private final String name;
  private final List<String> steps;
  private final String done;

  /** {@code done} is read out before the steps that lie behind. */
  public Steps(String name, List<String> steps, String done) {
    this.name = name;
    this.steps = steps;
    this.done = done;
  }

  /** Draws the way with {@code place}, from 0, as the present step. */
  public El at(int place) {
    El list = el("ol", "flex items-center gap-3 sm:gap-6 text-sm sm:text-base").attr("aria-label", name);
    for (int i = 0; i < steps.size(); i++) {
      list.add(i < place ? behind(steps.get(i)) : i == place ? here(i) : ahead(i));
    }
    return list;
  }

  private El behind(String step) {
    El disc = span(DISC + "bg-accent-soft text-accent-ink", Icons.icon(Icons.CHECK, "icon size-4"));
    return el("li", "flex items-center gap-2 text-ink-2", disc,
        span("sr-only", done + ": "), span("max-sm:sr-only", step));
  }

  private El here(int place) {
    return el("li", "flex items-center gap-2 font-bold", span(DISC + "bg-accent text-on-accent", "" + (place + 1)),
        span("", steps.get(place))).attr("aria-current", "step");
  }

  private El ahead(int place) {
    return el("li", "flex items-center gap-2 text-ink-2", span(DISC + "border border-line-strong", "" + (place + 1)),
        span("max-sm:sr-only", steps.get(place)));
  }
}
