package byok.wallet.pages.consent;

import static byok.ui.El.div;
import static byok.ui.El.heading;
import static byok.ui.El.link;
import static byok.ui.El.p;
import static byok.ui.El.span;
import static byok.ui.El.strong;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Format;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Tone;
import byok.wallet.pages.Money;
import byok.wallet.pages.consent.ConsentState.Amending;
import byok.wallet.pages.consent.ConsentState.Asking;
import byok.wallet.pages.consent.ConsentState.Suspension;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsForm;

/** What is asked for, every value of it open to change. */
final class Petition extends Component {
  private final TermsForm form;
  private final El element;

  private Petition(TermsForm form, El element) {
    this.form = form;
    this.element = element;
  }

  static Petition asking(Asking asking) {
    TermsForm form = new TermsForm(asking.proposal());
    Request request = asking.request();
    Part question = div("", heading(2, "text-lg font-semibold", ConsentWords.may(request.capabilities())),
        words(ConsentWords.PAYS, request));
    return new Petition(form, div("", Plates.asking(request, asking.proposal().nowMillis()),
        div("grid grid-cols-1 gap-4 px-4 py-3.5", question, unserved(request), form.spend(), capped(request),
            form.models(), form.until(), form.more())));
  }

  static Petition amending(Amending amending) {
    TermsForm form = new TermsForm(amending.proposal());
    long now = amending.proposal().nowMillis();
    Differences differences = Differences.between(amending);
    String title = ConsentWords.asksOnTop(amending.added(), differences.anyMore());
    Part said = div("", heading(2, "text-lg font-semibold", title), words("", amending.request()));
    Part used = p("hint -mt-2",
        ConsentWords.usedSoFar(Money.spent(amending.todayNanoUsd()), Money.spent(amending.monthNanoUsd())));
    return new Petition(form, div("",
        Plates.amending(amending.request(), Format.day(amending.approvedMillis(), now)),
        div("grid grid-cols-1 gap-3.5 px-4 py-3.5",
            said, suspended(amending.suspension()), unserved(amending.request()), differences.draw(),
            form.spend(), used, capped(amending.request()), form.models(), form.until(), form.more())));
  }

  private static Part unserved(Request request) {
    return request.unserved().isEmpty() ? null
        : Pieces.note(Tone.WARN, Icons.KEY, strong(ConsentWords.unserved(request.unserved()) + "."), El.words(" "),
            link("/#keys", "link", ConsentWords.UNSERVED_REST).newTab());
  }

  private static Part suspended(Suspension suspension) {
    return suspension == null ? null
        : Pieces.note(Tone.STOP, Icons.WARN, ConsentWords.SUSPENDED, ConsentWords.suspended(suspension.reason()));
  }

  /** What the owner chose; null if something is to be mended first. */
  Terms read() {
    return form.read();
  }

  /** Who stops it besides the wallet. */
  private static Part capped(Request request) {
    return request.cappedBy().isEmpty()
        ? null
        : p("hint -mt-2 flex gap-1.5", Icons.icon(Icons.SHIELD, "icon size-4 mt-0.5"),
            span("", ConsentWords.capped(String.join(", ", request.cappedBy()))));
  }

  private static El words(String first, Request request) {
    boolean silent = request.purpose() == null || request.purpose().isBlank();
    String reason = silent ? "" : ConsentWords.reason(request.purpose());
    String all = first.isEmpty() || silent ? first + reason : first + " " + reason;
    return p("text-sm text-ink-2 mt-0.5 wrap-anywhere", all);
  }

  @Override
  protected El element() {
    return element;
  }
}
