package byok.wallet.pages.consent;

import static byok.ui.El.div;
import static byok.ui.El.link;
import static byok.ui.El.strong;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Tone;
import byok.wallet.pages.consent.Answered.Word;
import byok.wallet.pages.terms.TermsForm;

/** Who would answer the app under the terms as they stand in the form now. */
final class Answering extends Component {
  private final TermsForm form;
  private Answered answered;
  private final El note = div("empty:hidden").attr("role", "status");

  Answering(Answered answered, TermsForm form) {
    this.answered = answered;
    this.form = form;
    show();
  }

  /** Keys or models came or went. */
  void now(Answered answered) {
    this.answered = answered;
  }

  /** What holds now. */
  Word word() {
    return answered.word(form.localOnly(), form.strict());
  }

  void show() {
    Word word = word();
    note.content(word == Word.PAID ? null : draw(word));
  }

  private static El draw(Word word) {
    String title = ConsentWords.answering(word);
    String rest = ConsentWords.answeringRest(word);
    return switch (word) {
      case NEEDS_WINDOW -> Pieces.note(Tone.WARN, Icons.WARN, title, rest);
      case NO_MODEL_HERE -> Pieces.note(Tone.WARN, Icons.WARN, strong(title), El.words(" "),
          link("/#keys", "link", rest).newTab());
      default -> Pieces.note(Tone.OK, Icons.SHIELD, title, rest);
    };
  }

  @Override
  protected El element() {
    return note;
  }
}
