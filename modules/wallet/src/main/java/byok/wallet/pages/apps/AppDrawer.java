package byok.wallet.pages.apps;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.heading;
import static byok.ui.El.link;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.Drawer;
import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.OriginPlate;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.Money;
import byok.wallet.pages.When;
import byok.wallet.pages.activity.Entry;
import byok.wallet.pages.answers.AnswersForm;
import byok.wallet.pages.answers.AnswersModel;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.dashboard.Tab;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsForm;
import byok.wallet.pages.terms.TermsModel;
import java.util.List;
import java.util.function.Consumer;

/** One app opened: its limits to change, what it did, and cutting it off. */
final class AppDrawer extends Component {
  private record Bounds(Terms terms, List<String> kinds) {}

  private record Answers(AnswersModel model, String binds) {}

  private record Deeds(List<Entry> recent, int requests) {}

  private final AppsActions actions;
  private final Slot limits = own(new Slot("grid gap-3"));
  private final Slot answers = own(new Slot("border-t border-line pt-4"));
  private final Slot deeds = own(new Slot("grid gap-2 border-t border-line pt-4"));
  private final Slot words = own(new Slot("grid gap-3 border-t border-line pt-4"));
  private final Slot end = own(new Slot("grid gap-3 border-t border-line pt-4"));
  private final Drawer drawer;
  private final String origin;
  private AnswersForm form;

  AppDrawer(AppItem app, AppsActions actions, long now) {
    this.actions = actions;
    this.origin = app.origin();
    String about = AppsWords.firstSeen(AppsWords.claims(app.claimedName()), Format.day(app.firstSeenMillis(), now));
    drawer = own(new Drawer(OriginPlate.draw(app.origin(), "text-xl block"), about, AppsWords.CLOSE,
        () -> new Place(Tab.APPS, "").go(), div("grid gap-5 p-4", limits, answers, deeds, words, end)));
  }

  void show(AppItem app, AppDetail detail, Consumer<AppItem> revoke) {
    limits.show(new Bounds(detail.terms().terms(), app.kinds()), () -> limits(app, detail.terms()));
    if (form == null || !form.isChanged()) {
      answers.show(new Answers(detail.answers(), binds(app)), () -> form(app, detail.answers()));
    }
    deeds.show(new Deeds(detail.recent(), detail.requests()), () -> deeds(detail, detail.terms().nowMillis()));
    words.show(app.keeping(), () -> KeepingField.draw(app, actions));
    end.show(app, () -> end(app, revoke));
  }

  private Part form(AppItem app, AnswersModel model) {
    form = new AnswersForm(model, OriginPlate.shortName(app.origin()), binds(app),
        chosen -> actions.saveAnswers(app.id(), chosen));
    return form;
  }

  void focus() {
    drawer.focus();
  }

  private Part limits(AppItem app, TermsModel model) {
    TermsForm form = new TermsForm(model);
    Button save = Button.primary(AppsWords.SAVE).style("btn-sm").key("save").onPress(() -> save(app.id(), form));
    return div("contents", heading(3, "text-lg", AppsWords.LIMITS),
        p("text-sm text-ink-2 -mt-2", AppsWords.may(app.kinds())), form.spend(), form.models(), form.until(),
        form.rare(), div("flex gap-2 items-center flex-wrap", save, span("hint", binds(app))));
  }

  /** When a change takes hold. */
  private static String binds(AppItem app) {
    boolean now = app.reach() instanceof Reach.Shared || app.reach() instanceof Reach.Live;
    String heard = app.reach() instanceof Reach.Bell ? AppsWords.SAVE_HEARD : AppsWords.SAVE_LATER;
    return now ? AppsWords.SAVE_SHARED : heard;
  }

  private void save(String id, TermsForm form) {
    Terms terms = form.read();
    if (terms != null) {
      actions.saveTerms(id, terms);
    }
  }

  private Part deeds(AppDetail detail, long now) {
    El all = div("contents", heading(3, "text-lg", AppsWords.DID));
    if (detail.recent().isEmpty()) {
      return all.add(p("text-sm text-ink-2", AppsWords.DID_NOTHING));
    }
    El list = el("ul", "divide-y divide-line text-sm");
    for (Entry entry : detail.recent()) {
      list.add(deed(entry, now));
    }
    String more = AppsWords.allRequests(Format.count(detail.requests()));
    return all.add(list, div("", link("#" + new Place(Tab.ACTIVITY, origin).hash(), "link text-sm", more)));
  }

  private static El deed(Entry entry, long now) {
    return el("li", "grid grid-cols-[1fr_auto] gap-x-3 py-2", span("font-semibold truncate", entry.model()),
        span("amount text-right", Money.spent(entry.costNanoUsd())),
        span("text-ink-2", When.at(entry.atMillis(), now)), span("justify-self-end", entry.outcome().badge()));
  }

  private static Part end(AppItem app, Consumer<AppItem> revoke) {
    Revocation revocation = Revocation.of(app.reach());
    String site = OriginPlate.shortName(app.origin());
    Button button = Button.stop(AppsWords.revokeName(site)).style("whitespace-normal! wrap-anywhere")
        .icon(Icons.STOP).key("revoke").onPress(() -> revoke.accept(app));
    return div("contents", heading(3, "text-lg", AppsWords.CUT),
        Pieces.note(Tone.PLAIN, revocation.icon(), revocation.fact(), revocation.rest()),
        div("", button), p("hint", AppsWords.AFTER));
  }

  @Override
  protected El element() {
    return drawer.place();
  }
}
