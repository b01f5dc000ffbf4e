package byok.wallet.pages.apps;

import static byok.ui.El.div;
import static byok.ui.El.heading;
import static byok.ui.El.p;

import byok.ui.Button;
import byok.ui.El;

/** The switch for an app's prompts and answers, with what it does in words. */
final class KeepingField {
  private KeepingField() {}

  static El draw(AppItem app, AppsActions actions) {
    El all = div("contents", heading(3, "text-lg", AppsWords.WORDS));
    if (!(app.reach() instanceof Reach.Shared)) {
      return all.add(p("text-sm text-ink-2", AppsWords.WORDS_ELSEWHERE), delete(app, actions));
    }
    Button change = app.keeping().on()
        ? Button.plain(AppsWords.KEEP_NOT).onPress(() -> actions.keepWords(app.id(), false))
        : Button.plain(AppsWords.KEEP_WORDS).onPress(() -> actions.keepWords(app.id(), true));
    String now = app.keeping().on() ? AppsWords.kept(app.keeping().count()) : AppsWords.WORDS_OFF;
    return all.add(p("text-sm text-ink-2", now), div("", change.style("btn-sm").key("keep-words")),
        app.keeping().on() ? null : delete(app, actions));
  }

  /** Deletes what is left; null where nothing is. */
  static El delete(AppItem app, AppsActions actions) {
    if (app.keeping().count() == 0) {
      return null;
    }
    Button delete = Button.quiet(AppsWords.deleteWords(app.keeping().count())).style("btn-sm is-stop")
        .key("delete-words-" + app.id()).onPress(() -> actions.keepWords(app.id(), false));
    return div("", delete);
  }
}
