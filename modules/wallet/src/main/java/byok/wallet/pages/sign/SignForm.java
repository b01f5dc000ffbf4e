package byok.wallet.pages.sign;

import static byok.ui.El.div;
import static byok.ui.El.el;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.El;
import byok.ui.Emblems;
import byok.ui.Field;
import byok.ui.Form;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import java.util.function.Consumer;

/** Chooses a phrase, a picture, or both. */
public final class SignForm extends Component {
  private static final int MOST = 40;

  private final Field phrase = Field.text(SignWords.PHRASE).hint(SignWords.HINT);
  private final String group = El.newId();
  private final Slot outcome = own(new Slot(div("empty:hidden").attr("aria-live", "polite")));
  private final Consumer<SignModel> send;
  private final El element;
  private int chosen;

  public SignForm(Consumer<SignModel> send, SignModel now) {
    this.send = send;
    chosen = now.picture();
    phrase.value(now.phrase());
    El grid = el("fieldset", "min-w-0", el("legend", "label").text(SignWords.PICTURE));
    El choices = div("grid grid-cols-6 sm:grid-cols-9 gap-1.5");
    for (int i = -1; i < Emblems.count(); i++) {
      choices.add(choice(i));
    }
    element = div("", new Form("grid gap-4", this::sent).add(
        phrase, grid.add(choices), outcome, div("", Button.plain(SignWords.SAVE).submits())));
  }

  /** Says that it was stored, or why not. */
  public void show(String problem) {
    outcome.set(problem == null
        ? Pieces.note(Tone.OK, Icons.DONE, SignWords.SAVED, "")
        : Pieces.note(Tone.STOP, Icons.STOP, problem, ""));
  }

  private El choice(int index) {
    String name = index < 0 ? SignWords.NO_PICTURE : Emblems.name(index);
    El input = el("input", "sr-only").attr("type", "radio").attr("name", group).attr("aria-label", name)
        .flag("checked", index == chosen).key("picture-" + index).on("change", () -> chosen = index);
    El shown = index < 0
        ? Icons.icon(Icons.CLOSE, "icon size-6 text-ink-3")
        : Emblems.draw(index, "icon size-7");
    return el("label", "grid place-items-center h-11 rounded-md border border-line cursor-pointer"
        + " hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-ink"
        + " has-focus-visible:outline-2", input, span("contents", "").add(shown)).attr("title", name);
  }

  private void sent() {
    String typed = phrase.value().trim();
    phrase.problem(typed.length() > MOST ? SignWords.TOO_LONG : null);
    if (phrase.isWrong()) {
      phrase.focus();
    } else {
      send.accept(new SignModel(typed, chosen));
    }
  }

  @Override
  protected El element() {
    return element;
  }
}
