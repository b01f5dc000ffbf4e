package byok.wallet.pages.consent;

import static byok.ui.El.div;
import static byok.ui.El.heading;
import static byok.ui.El.link;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.wallet.pages.Middle;
import byok.wallet.pages.consent.ConsentState.Blocked;
import byok.wallet.pages.consent.ConsentState.Done;
import byok.wallet.pages.consent.ConsentState.Empty;
import byok.wallet.pages.consent.ConsentState.Failed;
import byok.wallet.pages.consent.ConsentState.Renewing;

/** The states of the consent window in which nothing can be approved. */
final class Waiting {
  private Waiting() {}

  static El checking() {
    return Middle.of(span("size-7 text-ink-3", Icons.icon(Icons.SPIN, "icon size-7 animate-turn")),
        heading(1, "text-base font-normal text-ink-2", ConsentWords.CHECKING)).attr("role", "status");
  }

  static El empty(Empty empty) {
    boolean chooses = !empty.localOnly() && !empty.request().isUnserved();
    El said = div("", heading(2, "text-lg font-semibold", lacking(empty)),
        p("text-sm text-ink-2 mt-0.5", chooses ? ConsentWords.EMPTY_REST : ConsentWords.WAITS));
    return div("", Plates.waiting(empty.request()), div("grid gap-3 px-4 py-4", said, way(empty), orHere(empty)));
  }

  /** Where what is lacking is added. */
  private static El way(Empty empty) {
    if (empty.localOnly()) {
      return card(empty.localTab(), Icons.CHIP, ConsentWords.ADD_HERE, ConsentWords.ADD_HERE_REST);
    }
    boolean unserved = empty.request().isUnserved();
    String rest = unserved ? ConsentWords.ADD_SERVING_REST : ConsentWords.ADD_KEY_REST;
    return card(empty.walletTab(), Icons.KEY, ConsentWords.ADD_KEY, rest);
  }

  private static El card(String address, String icon, String title, String rest) {
    El card = link(address, "card p-3.5 flex gap-3 items-start hover:border-line-strong no-underline", "");
    return card.newTab().add(Icons.icon(icon, "icon size-6 text-accent"),
        span("flex-1", span("font-semibold block", title), span("text-sm text-ink-2", rest)),
        Icons.icon(Icons.ELSEWHERE, "icon text-ink-3"));
  }

  /** Models of this browser write, and do nothing else. */
  private static Part orHere(Empty empty) {
    return !empty.localOnly() && empty.request().capabilities().contains("language")
        ? p("text-sm", link(empty.localTab(), "link", ConsentWords.OR_HERE).newTab())
        : null;
  }

  private static String lacking(Empty empty) {
    return empty.localOnly() ? ConsentWords.EMPTY_HERE
        : empty.request().isUnserved() ? ConsentWords.unserved(empty.request().unserved()) : ConsentWords.EMPTY;
  }

  static El blocked(Blocked blocked) {
    El apps = link(blocked.walletTab(), "link text-sm", ConsentWords.OPEN_APPS).newTab();
    return div("", Plates.plate(blocked.origin(), p("mt-1 text-ink-2", ConsentWords.ASKS)),
        Middle.of(Pieces.disc(Icons.BAN), Middle.said(ConsentWords.BLOCKED, ConsentWords.BLOCKED_REST), apps));
  }

  static El renewing(Renewing renewing) {
    El said = Middle.said(ConsentWords.RENEWING, ConsentWords.RENEWING_REST);
    return div("", Plates.plate(renewing.origin()), Middle.of(Middle.turning(), said).attr("role", "status"));
  }

  static El done(Done done) {
    String title = done.approved() ? ConsentWords.APPROVED : ConsentWords.REFUSED;
    return Middle.of(Pieces.disc(done.approved() ? Icons.CHECK : Icons.BAN), Middle.said(1, title, ConsentWords.CLOSES))
        .attr("role", "status");
  }

  static El failed(Failed failed) {
    return Middle.of(Pieces.disc(Icons.WARN),
        Middle.said(1, ConsentWords.trouble(failed.trouble()), ConsentWords.advice(failed.trouble())));
  }

  static Part deny(ConsentActions actions) {
    return Button.plain(ConsentWords.DENY).style("w-full").onPress(actions::deny);
  }

  static Part blockOrDeny(ConsentActions actions) {
    Button block = Button.quiet(ConsentWords.BLOCK).style("is-stop -ml-2").icon(Icons.BAN)
        .title(ConsentWords.BLOCK_TITLE).onPress(actions::block);
    return div("grid grid-cols-[auto_1fr] gap-2 items-center",
        block, Button.plain(ConsentWords.DENY).onPress(actions::deny));
  }

  static Part close(ConsentActions actions) {
    return Button.plain(ConsentWords.CLOSE).style("w-full").onPress(actions::closeWindow);
  }
}
