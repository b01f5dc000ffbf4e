package byok.wallet.pages.answers;

import static byok.ui.El.div;
import static byok.ui.El.heading;
import static byok.ui.El.p;
import static byok.ui.El.span;

import byok.ui.Button;
import byok.ui.Component;
import byok.ui.Dialog;
import byok.ui.El;
import byok.ui.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Which model answers one app, name by name; further names can be added. */
public final class AnswersForm extends Component {
  private static final int LONGEST = 200;

  private final AnswersModel model;
  private final String site;
  private final Consumer<List<Chosen>> save;
  private final List<AnswerField> fields = new ArrayList<>();
  private final El rows = div("grid gap-3");
  private final Field name = Field.code(AnswerWords.OTHER).placeholder(AnswerWords.OTHER_EXAMPLE);
  private final El element;
  private boolean sent;

  /**
   * @param site of the app, for the question whether more is allowed
   * @param binds when a change takes hold, a sentence
   */
  public AnswersForm(AnswersModel model, String site, String binds, Consumer<List<Chosen>> save) {
    this.model = model;
    this.site = site;
    this.save = save;
    model.rows().forEach(this::add);
    Button more = Button.plain(AnswerWords.ADD).style("btn-sm").key("add-name").onPress(this::addTyped);
    Button button = Button.primary(AnswerWords.SAVE).style("btn-sm").key("save-models").onPress(this::saved);
    element = div("grid gap-3", heading(3, "text-lg", AnswerWords.TITLE),
        p("text-sm text-ink-2 -mt-2", AnswerWords.REST), rows,
        div("flex gap-2 items-end", div("flex-1 min-w-0", name), more), p("hint", AnswerWords.PRICES),
        div("flex gap-2 items-center flex-wrap", button, span("hint", binds)));
  }

  private void add(AnswerRow row) {
    AnswerField field = new AnswerField(row, true);
    fields.add(field);
    rows.add(field);
  }

  private void addTyped() {
    String typed = name.value().trim();
    boolean fine = !typed.isEmpty() && typed.length() <= LONGEST && !typed.contains(" ");
    name.problem(fine ? null : AnswerWords.NO_NAME);
    if (!fine) {
      name.focus();
    } else if (!isThere(typed)) {
      String kind = model.rows().isEmpty() ? "" : model.rows().get(0).kind();
      add(new AnswerRow(typed, kind, null, null, false, model.options()));
      name.value("");
    }
  }

  private boolean isThere(String typed) {
    for (AnswerField field : fields) {
      if (field.name().equals(typed)) {
        return true;
      }
    }
    return false;
  }

  private void saved() {
    List<String> added = new ArrayList<>();
    for (AnswerField field : fields) {
      if (field.adds() != null && !added.contains(field.adds())) {
        added.add(field.adds());
      }
    }
    if (added.isEmpty()) {
      send();
      return;
    }
    Button yes = Button.primary(AnswerWords.ALLOW).onPress(this::send);
    Button no = Button.plain(AnswerWords.NO_CHANGE);
    Dialog.question(AnswerWords.allowTitle(site), AnswerWords.allowRest(added), no, yes).open();
  }

  /** Whether something is chosen that was not saved yet: then it stays as it is, whatever happens meanwhile. */
  public boolean isChanged() {
    return !sent && isChanged(fields);
  }

  static boolean isChanged(List<AnswerField> fields) {
    for (AnswerField field : fields) {
      if (field.isChanged()) {
        return true;
      }
    }
    return false;
  }

  private void send() {
    sent = true;
    save.accept(read(fields));
  }

  /** What the owner changed: the rest may have been changed elsewhere meanwhile. */
  static List<Chosen> read(List<AnswerField> fields) {
    List<Chosen> chosen = new ArrayList<>();
    for (AnswerField field : fields) {
      if (field.isChanged()) {
        chosen.add(field.read());
      }
    }
    return chosen;
  }

  @Override
  protected El element() {
    return element;
  }
}
