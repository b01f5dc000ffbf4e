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
import byok.wallet.pages.consent.Answered.Word;
import byok.wallet.pages.consent.ConsentState.Amending;
import byok.wallet.pages.consent.ConsentState.Asking;
import byok.wallet.pages.consent.ConsentState.Suspension;
import byok.wallet.pages.terms.Terms;
import byok.wallet.pages.terms.TermsForm;

/** What is asked for, every value of it open to change. */
final class Petition extends Component {
  private final TermsForm form;
  private final Answering answering;
  private final Runnable drawAnswering;
  private final El element;

  private Petition(TermsForm form, Answering answering, Runnable drawAnswering, Part... parts) {
    this.form = form;
    this.answering = answering;
    this.drawAnswering = drawAnswering;
    this.element = div("", parts);
    form.onPlaced(drawAnswering);
  }

  static Petition asking(Asking asking) {
    TermsForm form = new TermsForm(asking.proposal());
    Request request = asking.request();
    Answering answering = new Answering(request.answered(), form);
    El question = div("");
    Runnable draw = () -> {
      answering.show();
      question.content(question(request, answering.word()));
    };
    draw.run();
    return new Petition(form, answering, draw, Plates.asking(request, asking.proposal().nowMillis()),
        div("grid grid-cols-1 gap-4 px-4 py-3.5", question, unserved(request),
            answering, form.spend(), capped(request), form.models(), form.until(), form.more()));
  }

  static Petition amending(Amending amending) {
    TermsForm form = new TermsForm(amending.proposal());
    Request request = amending.request();
    Answering answering = new Answering(request.answered(), form);
    Differences differences = Differences.between(amending);
    String title = ConsentWords.asksOnTop(amending.added(), differences.anyMore());
    Part said = div("", heading(2, "text-lg font-semibold", title), words("", request));
    String approved = Format.day(amending.approvedMillis(), amending.proposal().nowMillis());
    return new Petition(form, answering, answering::show, Plates.amending(request, approved),
        div("grid grid-cols-1 gap-3.5 px-4 py-3.5",
            said, suspended(amending.suspension()), unserved(request), answering, differences.draw(),
            form.spend(), used(amending), capped(request), form.models(), form.until(), form.more()));
  }

  private static Part used(Amending amending) {
    return p("hint -mt-2",
        ConsentWords.usedSoFar(Money.spent(amending.todayNanoUsd()), Money.spent(amending.monthNanoUsd())));
  }

  /** What is asked for, and who is paid where somebody is. */
  private static Part question(Request request, Word word) {
    return div("", heading(2, "text-lg font-semibold", ConsentWords.may(request.capabilities(), word)),
        words(word == Word.PAID ? ConsentWords.PAYS : "", request));
  }

  /** Keys or models came or went while the owner decides. */
  void now(Answered answered) {
    answering.now(answered);
    drawAnswering.run();
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
