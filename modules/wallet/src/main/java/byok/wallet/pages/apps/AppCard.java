package byok.wallet.pages.apps;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.link;
import static byok.ui.El.p;
import static byok.ui.El.span;
import static byok.ui.El.strong;
import static byok.ui.El.words;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.OriginPlate;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Tone;
import byok.wallet.pages.When;
import byok.wallet.pages.dashboard.Place;
import byok.wallet.pages.dashboard.Tab;
import byok.wallet.pages.terms.Terms;
import java.util.function.Consumer;

/** One app in the list: who it is, what it used, what it may, and how to end that. */
final class AppCard {
  private static final String FACTS = "grid grid-cols-[5.5rem_1fr] gap-x-2 gap-y-1 text-sm";

  private final AppItem app;
  private final long now;

  AppCard(AppItem app, long now) {
    this.app = app;
    this.now = now;
  }

  El draw(boolean opened, Consumer<AppItem> revoke, AppsActions actions) {
    El card = el("article", "card p-4 grid gap-3 content-start", head());
    card.with("lg:border-accent", opened).with("lg:ring-1", opened).with("lg:ring-accent", opened);
    if (app.status().group != AppStatus.Group.ALLOWED) {
      El capped = app.capped().isEmpty() ? null : el("dl", FACTS).add(Caps.draw(app, now));
      return card.add(p("text-sm text-ink-2", AppsWords.ended(app.status(), When.day(app.endedMillis(), now))),
          capped, KeepingField.delete(app, actions), unblock(actions));
    }
    return card.add(suspended(actions), SpendMeter.draw(app, now), facts(), doings(revoke));
  }

  private El head() {
    El title = el("h2", "", OriginPlate.draw(app.origin(), "text-lg block"));
    El who = div("min-w-40 flex-1", title, p("text-sm text-ink-2 wrap-anywhere", AppsWords.claims(app.claimedName())));
    return div("flex flex-wrap items-start gap-x-3 gap-y-1", who, app.status().badge());
  }

  private Part suspended(AppsActions actions) {
    if (app.status() != AppStatus.SUSPENDED) {
      return null;
    }
    Button resume = Button.plain(AppsWords.RESUME).style("btn-sm").key("resume-" + app.id())
        .named(AppsWords.named(AppsWords.RESUME, OriginPlate.shortName(app.origin())))
        .onPress(() -> actions.resume(app.id()));
    String why = app.reason() == null ? "" : app.reason() + " ";
    return div("grid gap-2", Pieces.note(Tone.STOP, Icons.WARN, words(why + AppsWords.SUSPENDED_REST)),
        div("", resume));
  }

  private El facts() {
    Revocation revocation = Revocation.of(app.reach());
    El ends = span("flex gap-1.5", Icons.icon(revocation.icon(), "icon size-4 mt-0.5"),
        span("", strong(revocation.fact()), words(" " + revocation.rest())));
    Terms terms = app.terms();
    String models = terms.anyModel() ? AppsWords.ANY_MODEL : String.join(", ", terms.models());
    return el("dl", FACTS,
        Pieces.fact(AppsWords.MAY, words(AppsWords.may(app.kinds(), models, When.until(terms.untilMillis(), now)))),
        Pieces.fact(AppsWords.IF_REVOKED, ends)).add(Caps.draw(app, now));
  }

  private El doings(Consumer<AppItem> revoke) {
    String site = OriginPlate.shortName(app.origin());
    El details = link("#" + new Place(Tab.APPS, app.id()).hash(), "btn btn-sm", "").key("details-" + app.id())
        .attr("aria-label", AppsWords.named(AppsWords.DETAILS, site)).add(Icons.icon(Icons.SLIDERS));
    Button end = Button.quiet(AppsWords.REVOKE).style("btn-sm is-stop ml-auto").key("revoke-" + app.id())
        .named(AppsWords.named(AppsWords.REVOKE, site)).onPress(() -> revoke.accept(app));
    return div("flex flex-wrap gap-2 pt-1", details.text(AppsWords.DETAILS), end);
  }

  private Part unblock(AppsActions actions) {
    if (app.status() != AppStatus.BLOCKED) {
      return null;
    }
    Button unblock = Button.plain(AppsWords.UNBLOCK).style("btn-sm").key("unblock-" + app.id())
        .named(AppsWords.named(AppsWords.UNBLOCK, OriginPlate.shortName(app.origin())))
        .onPress(() -> actions.unblock(app.origin()));
    return div("", unblock);
  }
}
