package byok.wallet.pages.consent;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.p;
import static byok.ui.El.span;
import static byok.ui.El.strong;
import static byok.ui.El.words;

import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.OriginPlate;
import byok.ui.Part;

/** Who asks: first what the browser says, large; then what the app says of itself, as its claim. */
final class Plates {
  private Plates() {}

  static El plate(String origin, Part... below) {
    El heading = el("h1", "outline-none", OriginPlate.draw(origin, "text-2xl block")).attr("tabindex", "-1").key("who");
    return div("px-4 pt-3.5 pb-3.5 border-b border-line", heading).add(below);
  }

  static El asking(Request request, long now) {
    return plate(request.origin(), claim(request, ConsentWords.UNCHECKED), seen(request, now));
  }

  static El amending(Request request, String approvedDay) {
    return plate(request.origin(), claim(request, ". " + ConsentWords.approvedOn(approvedDay)));
  }

  static El waiting(Request request) {
    return plate(request.origin(), claim(request, " and" + ConsentWords.asksTo(request.capabilities())));
  }

  private static El claim(Request request, String rest) {
    El line = p("mt-1 text-ink-2 wrap-anywhere overflow-clip [unicode-bidi:isolate]");
    if (request.claimedName() == null || request.claimedName().isBlank()) {
      return line.text("gives no name" + rest.replace(ConsentWords.UNCHECKED, ""));
    }
    El name = strong(ConsentWords.quoted(request.claimedName())).classes("text-ink");
    return line.add(words("calls itself "), name, words(rest));
  }

  private static El seen(Request request, long now) {
    El line = span("");
    if (request.firstSeenMillis() == 0) {
      line.add(strong(ConsentWords.FIRST), words(" " + ConsentWords.FIRST_REST));
    } else {
      line.text(ConsentWords.firstSeen(Format.day(request.firstSeenMillis(), now)));
    }
    return p("mt-2 flex gap-2 text-sm", Icons.icon(Icons.EYE), line);
  }
}
