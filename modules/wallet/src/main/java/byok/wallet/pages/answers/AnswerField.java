package byok.wallet.pages.answers;

import static byok.ui.El.div;

import byok.ui.Component;
import byok.ui.El;
import byok.ui.Icons;
import byok.ui.Pieces;
import byok.ui.Select;
import byok.ui.Tone;
import java.util.ArrayList;
import java.util.List;

/** What answers one name, as a list to choose from: first the wallet's own way, last none at all. */
final class AnswerField extends Component {
  private final AnswerRow row;
  private final List<String> models = new ArrayList<>();
  private final Select select;
  private final El element;

  /** @param ofApp whether it is one app's: then it can be none, and models can be allowed by choosing them */
  AnswerField(AnswerRow row, boolean ofApp) {
    this.row = row;
    List<String> words = new ArrayList<>();
    models.add(null);
    words.add(row.isDefault() ? AnswerWords.automatic(row.automatic()) : AnswerWords.AS_ASKED);
    for (AnswerOption option : row.options()) {
      models.add(option.id());
      words.add(AnswerWords.option(option));
    }
    if (row.chosen() != null && !row.chosen().isEmpty() && !models.contains(row.chosen())) {
      models.add(row.chosen());
      words.add(AnswerWords.gone(row.chosen()));
    }
    if (ofApp) {
      models.add("");
      words.add(AnswerWords.NOTHING);
    }
    select = new Select(AnswerWords.label(row, ofApp), words, models.indexOf(row.chosen()), () -> {});
    element = div("min-w-0 grid gap-1.5", select,
        row.gone() ? Pieces.note(Tone.WARN, Icons.WARN, AnswerWords.GONE, AnswerWords.GONE_REST) : null);
  }

  Chosen read() {
    return new Chosen(row.name(), model(), adds() != null);
  }

  String name() {
    return row.name();
  }

  private String model() {
    return models.get(select.chosen());
  }

  /** Whether the owner chose something else since it was drawn. */
  boolean isChanged() {
    String model = model();
    return model == null ? row.chosen() != null : !model.equals(row.chosen());
  }

  /** The model that this would allow besides; null for none. */
  String adds() {
    String model = model();
    for (AnswerOption option : row.options()) {
      if (isChanged() && option.adds() && option.id().equals(model)) {
        return model;
      }
    }
    return null;
  }

  @Override
  protected El element() {
    return element;
  }
}
