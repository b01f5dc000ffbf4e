package byok.wallet.pages.answers;

import static byok.ui.El.div;

import byok.ui.Button;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Part;
import byok.ui.Pieces;
import byok.ui.Slot;
import byok.ui.Tone;
import byok.wallet.pages.TitledCard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The card of what {@code default} stands for in all apps, by kind of model. */
public final class DefaultsView extends TitledCard {
  private final Consumer<List<Chosen>> save;
  private final Slot form = own(new Slot("grid gap-4"));
  private List<AnswerField> fields = List.of();
  private boolean sent;

  public DefaultsView(Consumer<List<Chosen>> save) {
    super(Icons.icon(Icons.SLIDERS, "icon text-accent"), AnswerWords.DEFAULTS, AnswerWords.DEFAULTS_REST);
    this.save = save;
    fill(form);
  }

  /** What is chosen and not saved yet stays as it is. */
  public void show(AnswersModel model) {
    if (sent || !AnswersForm.isChanged(fields)) {
      form.show(model, () -> draw(model));
    }
  }

  private void send() {
    sent = true;
    save.accept(AnswersForm.read(fields));
  }

  private Part draw(AnswersModel model) {
    fields = new ArrayList<>();
    sent = false;
    El all = div("grid gap-3");
    for (AnswerRow row : model.rows()) {
      AnswerField field = new AnswerField(row, false);
      fields.add(field);
      all.add(field);
    }
    Button button = Button.primary(AnswerWords.SAVE_DEFAULTS).style("btn-sm").key("save-defaults")
        .onPress(this::send);
    return div("contents", model.damaged()
        ? Pieces.note(Tone.WARN, Icons.WARN, AnswerWords.DAMAGED, AnswerWords.DAMAGED_REST) : null, all,
        div("", button));
  }
}
